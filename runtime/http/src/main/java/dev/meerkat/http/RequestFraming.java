// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.http.codec.http.RequestHeadReader;

/**
 * Where a request's body ends and whether the connection goes on: RFC 9112 sections 6 and 9.3, on
 * the strict side.
 *
 * <p>One object a connection; {@link #judge} is called once for each head.
 */
final class RequestFraming {
  /** How a body is delimited. */
  enum Body {
    NONE,
    FIXED,
    CHUNKED
  }

  private static final byte[] CHUNKED = Ascii.bytes("chunked");
  private static final byte[] CLOSE = Ascii.bytes("close");
  private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
  private static final byte[] CONTINUE = Ascii.bytes("100-continue");

  private Body body = Body.NONE;
  private long length;
  private boolean persistent;
  private boolean expectsContinue;

  /**
   * Looks at a complete head.
   *
   * @return 0, or the status to refuse the request with
   */
  int judge(RequestHeadReader head) {
    body = Body.NONE;
    length = 0;
    persistent = false;
    expectsContinue = false;
    int status = host(head);
    if (status == 0) {
      status = framing(head);
    }
    if (status == 0) {
      status = expectation(head);
    }
    if (status == 0) {
      persistent = persistence(head);
    }
    return status;
  }

  Body body() {
    return body;
  }

  /** The length of a FIXED body. */
  long length() {
    return length;
  }

  /** Whether another request may follow. */
  boolean isPersistent() {
    return persistent;
  }

  boolean expectsContinue() {
    return expectsContinue;
  }

  /** RFC 9112 section 3.2: exactly one valid Host from 1.1 on; the grammar refuses a second. */
  private static int host(RequestHeadReader head) {
    if (!head.headersHostPresent()) {
      return head.minor() >= 1 ? HttpStatus.BAD_REQUEST : 0;
    }
    int length = head.headersHostLength();
    boolean valid =
        length == 0
            ? head.minor() == 0
            : HostName.isValid(head.buffer(), head.headersHostOffset(), length);
    return valid ? 0 : HttpStatus.BAD_REQUEST;
  }

  /**
   * RFC 9112 section 6.3. The grammar has refused two lengths, a length that is no number, and a
   * length beside a coding. The one coding accepted is {@code chunked}, once, from 1.1 on.
   */
  private int framing(RequestHeadReader head) {
    int codings = head.headersTransferEncodingCount();
    if (codings > 0) {
      int row = head.headersTransferEncodingIndex(0);
      boolean chunked =
          codings == 1
              && head.minor() >= 1
              && Ascii.matchesNoCase(
                  head.buffer(),
                  head.headersValueOffset(row),
                  head.headersValueLength(row),
                  CHUNKED);
      body = Body.CHUNKED;
      return chunked ? 0 : HttpStatus.BAD_REQUEST;
    }
    if (head.headersContentLengthPresent()) {
      length = head.headersContentLength();
      body = length == 0 ? Body.NONE : Body.FIXED;
    }
    return 0;
  }

  private int expectation(RequestHeadReader head) {
    int expectations = head.headersExpectCount();
    if (expectations == 0 || head.minor() == 0) {
      return 0;
    }
    int row = head.headersExpectIndex(0);
    expectsContinue =
        expectations == 1
            && Ascii.matchesNoCase(
                head.buffer(),
                head.headersValueOffset(row),
                head.headersValueLength(row),
                CONTINUE);
    return expectsContinue ? 0 : HttpStatus.EXPECTATION_FAILED;
  }

  private static boolean persistence(RequestHeadReader head) {
    boolean close = false;
    boolean keepAlive = false;
    for (int i = 0; i < head.headersConnectionCount(); i++) {
      int row = head.headersConnectionIndex(i);
      int from = head.headersValueOffset(row);
      int size = head.headersValueLength(row);
      close |= TokenList.contains(head.buffer(), from, size, CLOSE);
      keepAlive |= TokenList.contains(head.buffer(), from, size, KEEP_ALIVE);
    }
    return !close && (head.minor() >= 1 || keepAlive);
  }
}
