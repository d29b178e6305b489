// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.TrailerSectionReader;
import java.util.Arrays;

/**
 * Collects a request's body, decoded, up to a limit.
 *
 * <p>A body that is already whole in the receive buffer is shown there; any other is copied to a
 * buffer of this object, which grows to the limit at most and is kept from request to request as
 * long as it is small.
 */
final class RequestBody {
  /** The body is complete. */
  static final int COMPLETE = 0;

  /** More input is needed. */
  static final int NEED_MORE = 1;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int FIRST_CAPACITY = 4 * 1024;
  private static final int KEPT_CAPACITY = 64 * 1024;
  private static final byte[] EMPTY = new byte[0];

  private final int maxBytes;
  private final long timeoutNanos;
  private final int minBytesPerSecond;
  private final ChunkedDecoder chunks;
  private final TrailerSectionReader trailers = new TrailerSectionReader();
  private byte[] collected = EMPTY;
  private byte[] content = EMPTY;
  private int contentOffset;
  private int contentLength;
  private long missing;
  private boolean chunked;
  private boolean inTrailers;
  private int consumed;
  private long begunNanos;
  private long received;

  RequestBody(HttpLimits limits) {
    maxBytes = limits.maxBodyBytes();
    timeoutNanos = limits.bodyTimeoutNanos();
    minBytesPerSecond = limits.minBodyBytesPerSecond();
    chunks = new ChunkedDecoder(limits.maxChunkExtensionBytes());
  }

  /** Begins a body that has no octets. */
  void beginEmpty() {
    begin(false, 0);
  }

  /**
   * Begins a body.
   *
   * @return 0, or the status to refuse it with
   */
  int begin(RequestFraming framing, long nowNanos) {
    begunNanos = nowNanos;
    received = 0;
    begin(framing.body() == RequestFraming.Body.CHUNKED, framing.length());
    return missing > maxBytes ? HttpStatus.CONTENT_TOO_LARGE : 0;
  }

  private void begin(boolean inChunks, long length) {
    if (collected.length > KEPT_CAPACITY) {
      collected = EMPTY;
    }
    content = collected;
    contentOffset = 0;
    contentLength = 0;
    inTrailers = false;
    chunked = inChunks;
    missing = chunked ? 0 : length;
    if (chunked) {
      chunks.reset();
      trailers.reset();
    }
  }

  /**
   * Takes the next input.
   *
   * @return COMPLETE, NEED_MORE, or the status to refuse the request with
   */
  int take(byte[] buffer, int offset, int length) {
    int status = chunked ? takeChunks(buffer, offset, length) : takeFixed(buffer, offset, length);
    received += consumed;
    return status;
  }

  /** When the next of it is due: a body may be slow, but not slower than the limit. */
  long dueNanos() {
    long earned = received * NANOS_PER_SECOND / minBytesPerSecond;
    return begunNanos + timeoutNanos + earned;
  }

  /** Octets of the last input that are used up. */
  int consumed() {
    return consumed;
  }

  byte[] content() {
    return content;
  }

  int offset() {
    return contentOffset;
  }

  int length() {
    return contentLength;
  }

  /** Copies the body away from a buffer that will not stay. */
  void detach() {
    if (content != collected && contentLength > 0) {
      byte[] from = content;
      int offset = contentOffset;
      int length = contentLength;
      contentLength = 0;
      grow(length);
      System.arraycopy(from, offset, collected, 0, length);
      contentLength = length;
    }
    content = collected;
    contentOffset = 0;
  }

  private int takeFixed(byte[] buffer, int offset, int length) {
    int there = (int) Math.min(missing, length);
    consumed = there;
    if (there == missing && contentLength == 0) {
      content = buffer;
      contentOffset = offset;
      contentLength = there;
    } else {
      append(buffer, offset, there);
    }
    missing -= there;
    return missing == 0 ? COMPLETE : NEED_MORE;
  }

  private int takeChunks(byte[] buffer, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (!inTrailers && at < end) {
      int status = chunks.next(buffer, at, end - at);
      at += chunks.consumed();
      if (status == ChunkedDecoder.ERROR) {
        consumed = at - offset;
        return HttpStatus.BAD_REQUEST;
      }
      if (status == ChunkedDecoder.DATA) {
        if (chunks.dataLength() > maxBytes - contentLength) {
          consumed = at - offset;
          return HttpStatus.CONTENT_TOO_LARGE;
        }
        append(buffer, chunks.dataOffset(), chunks.dataLength());
      }
      inTrailers = status == ChunkedDecoder.TRAILERS;
    }
    consumed = at - offset;
    return inTrailers ? takeTrailers(buffer, at, end - at) : NEED_MORE;
  }

  /** Trailers are checked and dropped: RFC 9110 section 6.5.1 lets a recipient do so. */
  private int takeTrailers(byte[] buffer, int offset, int length) {
    int status = trailers.parse(buffer, offset, length);
    if (status == Codec.NEED_MORE) {
      return NEED_MORE;
    }
    consumed += trailers.size();
    return status == Codec.OK ? COMPLETE : HttpStatus.BAD_REQUEST;
  }

  private void append(byte[] buffer, int offset, int length) {
    if (length > 0) {
      grow(contentLength + length);
      System.arraycopy(buffer, offset, collected, contentLength, length);
      contentLength += length;
    }
  }

  private void grow(int needed) {
    if (needed > collected.length) {
      int doubled = Math.max(FIRST_CAPACITY, collected.length * 2);
      int capacity = Math.max(needed, Math.min(doubled, maxBytes));
      collected = Arrays.copyOf(collected, capacity);
    }
    content = collected;
  }
}
