// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

/** Passes over the body of an HTTP message without keeping any of it. RFC 9112 sections 6 and 7. */
final class HttpBody {
  private enum State {
    NONE,
    FIXED,
    TO_THE_END,
    CHUNK_SIZE,
    CHUNK_REST_OF_LINE,
    CHUNK_DATA,
    CHUNK_LINE,
    TRAILER_START,
    TRAILER_LINE
  }

  private static final long TOO_LARGE = 1L << 56;

  private State state = State.NONE;
  private long left;

  boolean isOpen() {
    return state != State.NONE;
  }

  void fixed(long length) {
    left = length;
    state = length == 0 ? State.NONE : State.FIXED;
  }

  void chunked() {
    left = 0;
    state = State.CHUNK_SIZE;
  }

  void toTheEnd() {
    state = State.TO_THE_END;
  }

  /** How many octets belong to the body; GIVEN_UP for chunks that are none. */
  int skip(byte[] buffer, int offset, int length) {
    int done = 0;
    while (done < length && state != State.NONE) {
      if (state == State.TO_THE_END) {
        return length;
      } else if (state == State.FIXED || state == State.CHUNK_DATA) {
        int step = (int) Math.min(left, length - done);
        left -= step;
        done += step;
        if (left == 0) {
          state = state == State.FIXED ? State.NONE : State.CHUNK_LINE;
        }
      } else if (!octet(buffer[offset + done++])) {
        return Dialog.GIVEN_UP;
      }
    }
    return done;
  }

  private boolean octet(int octet) {
    boolean isEnd = octet == '\n';
    switch (state) {
      case CHUNK_SIZE:
        return size(octet);
      case CHUNK_REST_OF_LINE:
        if (isEnd) {
          state = left == 0 ? State.TRAILER_START : State.CHUNK_DATA;
        }
        return true;
      case CHUNK_LINE:
        if (isEnd) {
          chunked();
        }
        return isEnd || octet == '\r';
      case TRAILER_START:
        if (isEnd) {
          state = State.NONE;
        } else if (octet != '\r') {
          state = State.TRAILER_LINE;
        }
        return true;
      default:
        if (isEnd) {
          state = State.TRAILER_START;
        }
        return true;
    }
  }

  private boolean size(int octet) {
    int digit = Character.digit(octet, 16);
    if (digit >= 0) {
      left = left << 4 | digit;
      return left < TOO_LARGE;
    }
    if (octet == '\n') {
      state = left == 0 ? State.TRAILER_START : State.CHUNK_DATA;
    } else {
      state = State.CHUNK_REST_OF_LINE;
    }
    return octet == '\n' || octet == '\r' || octet == ';' || octet == ' ' || octet == '\t';
  }
}
