// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Slides over a stream: what is asked for stands in one piece in {@link #buffer}. */
final class StreamWindow {
  /** Twice the largest record with its headers, so that bytes are seldom moved. */
  static final int SIZE = 0x100000;

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private int start;
  private int end;
  private long position;

  StreamWindow(InputStream in) {
    this.in = in;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Index in the buffer of the next byte. */
  int offset() {
    return start;
  }

  /** How many bytes of the stream are behind. */
  long position() {
    return position;
  }

  /** How many bytes are there; {@link #has} makes it more. */
  int available() {
    return end - start;
  }

  /** Whether not more than {@code used} bytes are here, and none are known to be on their way. */
  boolean isDry(int used) throws IOException {
    return end - start <= used && in.available() == 0;
  }

  /** Makes {@code wanted} bytes visible; false when the stream ends before. */
  boolean has(int wanted) throws IOException {
    assert wanted <= SIZE : wanted;
    if (wanted > SIZE - start) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    while (end - start < wanted) {
      int count = read();
      if (count < 0) {
        return false;
      }
      end += count;
    }
    return true;
  }

  /** Passes over bytes, visible or not; false when the stream ends before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > available()) {
      left -= available();
      position += available();
      start = 0;
      end = 0;
      int read = read();
      if (read < 0) {
        return false;
      }
      end = read;
    }
    start += (int) left;
    position += left;
    return true;
  }

  /** A gzip stream that is cut throws where a plain one just ends; here both end. */
  private int read() throws IOException {
    try {
      return in.read(buffer, end, SIZE - end);
    } catch (EOFException cut) {
      return -1;
    }
  }
}
