// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.transport.Connection;

/** Puts the head of a response into the send buffer in one piece. */
final class ResponseHead {
  private static final byte[] CONTENT_LENGTH = Ascii.bytes("Content-Length: ");
  private static final byte[] CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");
  private static final byte[] CLOSE = Ascii.bytes("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = Ascii.bytes("Connection: keep-alive\r\n");

  /** No Content-Length and no coding: the body, if any, ends with the connection. */
  static final long UNTIL_CLOSE = -1;

  /** The body is sent in chunks. */
  static final long IN_CHUNKS = -2;

  /** A status that has no body, and so no length. */
  static final long NO_BODY = -3;

  /** What the connection does after the response. */
  enum Persistence {
    /** HTTP/1.1 going on: nothing is said. */
    IMPLIED,
    /** HTTP/1.0 going on. */
    KEEP_ALIVE,
    CLOSE
  }

  private final DateField date;

  ResponseHead(DateField date) {
    this.date = date;
  }

  /** Octets that a head with these fields takes at most. */
  static int maxLength(int fieldsLength) {
    return 512 + fieldsLength;
  }

  /**
   * Writes a head; room for {@link #maxLength} has been reserved.
   *
   * @param fields complete lines with their ends, the first {@code fieldsLength} octets of it
   * @param contentLength octets of the body, or UNTIL_CLOSE, IN_CHUNKS or NO_BODY
   */
  void write(
      Connection connection,
      int status,
      byte[] fields,
      int fieldsLength,
      long contentLength,
      Persistence persistence) {
    byte[] to = connection.sendBuffer();
    int from = connection.sendOffset();
    int at = put(to, from, HttpStatus.line(status));
    at = put(to, at, date.line(connection.loop()));
    System.arraycopy(fields, 0, to, at, fieldsLength);
    at += fieldsLength;
    if (contentLength >= 0) {
      at = put(to, at, CONTENT_LENGTH);
      at += Ascii.putDecimal(to, at, contentLength);
      at = lineEnd(to, at);
    } else if (contentLength == IN_CHUNKS) {
      at = put(to, at, CHUNKED);
    }
    if (persistence != Persistence.IMPLIED) {
      at = put(to, at, persistence == Persistence.CLOSE ? CLOSE : KEEP_ALIVE);
    }
    connection.commit(lineEnd(to, at) - from);
  }

  private static int put(byte[] to, int at, byte[] octets) {
    System.arraycopy(octets, 0, to, at, octets.length);
    return at + octets.length;
  }

  private static int lineEnd(byte[] to, int at) {
    to[at] = '\r';
    to[at + 1] = '\n';
    return at + 2;
  }
}
