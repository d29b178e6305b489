// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.nio.charset.StandardCharsets;

/** Status codes that the engine and its handlers answer with, and their reason phrases. */
public final class HttpStatus {
  public static final int CONTINUE = 100;
  public static final int OK = 200;
  public static final int CREATED = 201;
  public static final int NO_CONTENT = 204;
  public static final int MOVED_PERMANENTLY = 301;
  public static final int FOUND = 302;
  public static final int NOT_MODIFIED = 304;
  public static final int BAD_REQUEST = 400;
  public static final int UNAUTHORIZED = 401;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int REQUEST_TIMEOUT = 408;
  public static final int CONFLICT = 409;
  public static final int CONTENT_TOO_LARGE = 413;
  public static final int URI_TOO_LONG = 414;
  public static final int UNSUPPORTED_MEDIA_TYPE = 415;
  public static final int EXPECTATION_FAILED = 417;
  public static final int TOO_MANY_REQUESTS = 429;
  public static final int HEADER_FIELDS_TOO_LARGE = 431;
  public static final int INTERNAL_SERVER_ERROR = 500;
  public static final int NOT_IMPLEMENTED = 501;
  public static final int SERVICE_UNAVAILABLE = 503;
  public static final int VERSION_NOT_SUPPORTED = 505;

  private static final byte[][] LINES = lines();

  private HttpStatus() {}

  /** The phrase of a code, or {@code "Status"} for one that RFC 9110 does not name. */
  public static String reason(int status) {
    return switch (status) {
      case CONTINUE -> "Continue";
      case 101 -> "Switching Protocols";
      case OK -> "OK";
      case CREATED -> "Created";
      case 202 -> "Accepted";
      case 203 -> "Non-Authoritative Information";
      case NO_CONTENT -> "No Content";
      case 205 -> "Reset Content";
      case 206 -> "Partial Content";
      case 300 -> "Multiple Choices";
      case MOVED_PERMANENTLY -> "Moved Permanently";
      case FOUND -> "Found";
      case 303 -> "See Other";
      case NOT_MODIFIED -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case BAD_REQUEST -> "Bad Request";
      case UNAUTHORIZED -> "Unauthorized";
      case FORBIDDEN -> "Forbidden";
      case NOT_FOUND -> "Not Found";
      case METHOD_NOT_ALLOWED -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case REQUEST_TIMEOUT -> "Request Timeout";
      case CONFLICT -> "Conflict";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case CONTENT_TOO_LARGE -> "Content Too Large";
      case URI_TOO_LONG -> "URI Too Long";
      case UNSUPPORTED_MEDIA_TYPE -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case EXPECTATION_FAILED -> "Expectation Failed";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 426 -> "Upgrade Required";
      case TOO_MANY_REQUESTS -> "Too Many Requests";
      case HEADER_FIELDS_TOO_LARGE -> "Request Header Fields Too Large";
      case INTERNAL_SERVER_ERROR -> "Internal Server Error";
      case NOT_IMPLEMENTED -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case SERVICE_UNAVAILABLE -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case VERSION_NOT_SUPPORTED -> "HTTP Version Not Supported";
      default -> "Status";
    };
  }

  /** Whether a response with this status never has a body (RFC 9110 section 6.4.1). */
  public static boolean isBodiless(int status) {
    return status < 200 || status == NO_CONTENT || status == NOT_MODIFIED;
  }

  /** {@code HTTP/1.1 200 OK} and its line end; the array is shared and must not be changed. */
  static byte[] line(int status) {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", must be 100 to 599");
    }
    return LINES[status - 100];
  }

  private static byte[][] lines() {
    byte[][] lines = new byte[500][];
    for (int status = 100; status < 600; status++) {
      lines[status - 100] =
          ("HTTP/1.1 " + status + " " + reason(status) + "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
    }
    return lines;
  }
}
