// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/** Request methods of RFC 9110 section 9, PATCH of RFC 5789, and whatever else a client sends. */
public enum HttpMethod {
  GET,
  HEAD,
  POST,
  PUT,
  DELETE,
  CONNECT,
  OPTIONS,
  TRACE,
  PATCH,
  /** A token that names none of the above. */
  OTHER;

  /** The method of a token; methods are case-sensitive. */
  static HttpMethod of(byte[] buffer, int offset, int length) {
    HttpMethod candidate =
        switch (length) {
          case 3 -> buffer[offset] == 'G' ? GET : PUT;
          case 4 -> buffer[offset] == 'H' ? HEAD : POST;
          case 5 -> buffer[offset] == 'T' ? TRACE : PATCH;
          case 6 -> DELETE;
          case 7 -> buffer[offset] == 'C' ? CONNECT : OPTIONS;
          default -> OTHER;
        };
    if (candidate == OTHER) {
      return OTHER;
    }
    String name = candidate.name();
    for (int i = 0; i < length; i++) {
      if (buffer[offset + i] != name.charAt(i)) {
        return OTHER;
      }
    }
    return candidate;
  }
}
