// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.RequestHeadReader;

/**
 * A request's head: found behind empty lines, read, judged, and copied when its buffer will not
 * stay.
 *
 * <p>Reused for the next request of the same connection. What {@link #reader} and {@link #target}
 * show is valid until then.
 */
final class RequestHead {
  /** The head is complete. */
  static final int COMPLETE = 0;

  /** More input is needed. */
  static final int NEED_MORE = 1;

  private static final int MAX_LEADING_LINE_ENDS = 4;
  private static final int LEAST_COPY = 1024;
  private static final byte[] NONE = new byte[0];

  private final int maxBytes;
  private final RequestHeadReader reader = new RequestHeadReader();
  private final RequestFraming framing = new RequestFraming();
  private final RequestTarget target;
  private byte[] copy = NONE;
  private int leadingLineEnds;
  private int skipped;
  private boolean begun;

  RequestHead(HttpLimits limits) {
    maxBytes = limits.maxHeadBytes();
    target = new RequestTarget(maxBytes);
  }

  RequestHeadReader reader() {
    return reader;
  }

  RequestFraming framing() {
    return framing;
  }

  RequestTarget target() {
    return target;
  }

  /** Makes ready for the next head. */
  void reset() {
    reader.reset();
    leadingLineEnds = 0;
    begun = false;
  }

  /** Whether an octet of a request line has come. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * Takes the next input, which begins where {@link #skipped} octets of the last one ended.
   *
   * @return COMPLETE, NEED_MORE, or the status to refuse the request with
   */
  int take(byte[] buffer, int offset, int length) {
    skipped = 0;
    int status = begun ? COMPLETE : begin(buffer, offset, length);
    if (status != COMPLETE) {
      return status;
    }
    int code = reader.parse(buffer, offset + skipped, length - skipped);
    if (code == Codec.NEED_MORE) {
      return length - skipped >= maxBytes ? HttpStatus.HEADER_FIELDS_TOO_LARGE : NEED_MORE;
    }
    return code == Codec.OK ? COMPLETE : HeadRefusal.status(reader);
  }

  /** RFC 9112 section 2.2: a few empty lines before a request line are ignored. */
  private int begin(byte[] buffer, int offset, int length) {
    while (skipped < length && buffer[offset + skipped] == '\r') {
      if (length - skipped < 2) {
        return NEED_MORE;
      }
      if (buffer[offset + skipped + 1] != '\n' || ++leadingLineEnds > MAX_LEADING_LINE_ENDS) {
        return HttpStatus.BAD_REQUEST;
      }
      skipped += 2;
    }
    begun = skipped < length;
    return begun ? COMPLETE : NEED_MORE;
  }

  /** Octets of the last input that were empty lines in front of the head. */
  int skipped() {
    return skipped;
  }

  /** Octets of a complete head. */
  int size() {
    return reader.size();
  }

  /** Judges a complete head's size and framing: 0, or the status to refuse it with. */
  int judge() {
    return size() > maxBytes ? HttpStatus.HEADER_FIELDS_TOO_LARGE : framing.judge(reader);
  }

  /** The method of a complete head. */
  HttpMethod method() {
    return HttpMethod.of(reader.buffer(), reader.methodOffset(), reader.methodLength());
  }

  /** Reads the target of a complete head: 0, or the status to refuse it with. */
  int judgeTarget(HttpMethod method) {
    RequestTarget.Form form =
        target.parse(
            reader.buffer(),
            reader.targetOffset(),
            reader.targetLength(),
            method == HttpMethod.CONNECT,
            method == HttpMethod.OPTIONS);
    return form == RequestTarget.Form.INVALID ? HttpStatus.BAD_REQUEST : 0;
  }

  /** Copies a complete head away from a buffer that will not stay. */
  void keep() {
    byte[] buffer = reader.buffer();
    if (buffer == copy) {
      return;
    }
    int size = size();
    if (copy.length < size) {
      copy = new byte[Math.min(maxBytes, Math.max(size, LEAST_COPY))];
    }
    System.arraycopy(buffer, reader.offset(), copy, 0, size);
    reader.parse(copy, 0, size); // complete already: shows the same head at its new place
    target.moved(copy, reader.targetOffset());
  }
}
