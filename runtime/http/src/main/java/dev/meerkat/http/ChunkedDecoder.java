// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/**
 * Takes the chunked transfer coding apart (RFC 9112 section 7.1), strictly and resumably.
 *
 * <p>A pull parser: each call of {@link #next} eats framing octets and returns either a slice of
 * content, or that more input is needed, or that the last chunk was seen and the trailer section
 * begins, or that the coding is broken. Every octet is looked at once however the input is cut.
 *
 * <p>Strict means: a size has 1 to 15 hexadecimal digits and nothing else; a line ends with CRLF,
 * never with a bare LF; white space stands only around {@code ;} and {@code =} of an extension; an
 * extension has a name; all extensions of a body together stay below a limit.
 */
public final class ChunkedDecoder {
  /** All input was eaten and the body goes on. */
  public static final int NEED_MORE = 0;

  /** A slice of content: {@link #dataOffset()}, {@link #dataLength()}. */
  public static final int DATA = 1;

  /** The last chunk was read; what follows {@link #consumed()} is the trailer section. */
  public static final int TRAILERS = 2;

  /** The coding is broken; final. */
  public static final int ERROR = 3;

  private static final int MAX_SIZE_DIGITS = 15;

  private enum State {
    SIZE_START,
    SIZE,
    BEFORE_EXTENSION,
    EXTENSION_NAME_START,
    EXTENSION_NAME,
    AFTER_NAME,
    VALUE_START,
    VALUE_TOKEN,
    VALUE_QUOTED,
    VALUE_ESCAPED,
    VALUE_CLOSED,
    AFTER_VALUE,
    LINE_FEED,
    CONTENT,
    CONTENT_CR,
    CONTENT_LF,
    DONE,
    BROKEN
  }

  private final int maxExtensionBytes;
  private State state = State.SIZE_START;
  private long remaining;
  private int digits;
  private int extensionBytes;
  private int consumed;
  private int dataOffset;
  private int dataLength;

  /**
   * A decoder for one body after another.
   *
   * @param maxExtensionBytes limit of all chunk extensions of one body together
   */
  public ChunkedDecoder(int maxExtensionBytes) {
    this.maxExtensionBytes = maxExtensionBytes;
  }

  /** Begins a new body. */
  public void reset() {
    state = State.SIZE_START;
    remaining = 0;
    digits = 0;
    extensionBytes = 0;
    consumed = 0;
    dataOffset = 0;
    dataLength = 0;
  }

  /** Octets of the last call's input that are used up, the returned slice included. */
  public int consumed() {
    return consumed;
  }

  /** Where the last slice begins in the buffer of that call. */
  public int dataOffset() {
    return dataOffset;
  }

  public int dataLength() {
    return dataLength;
  }

  /** Goes on with the next input; see the constants for what it returns. */
  public int next(byte[] buffer, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (state == State.CONTENT) {
        return slice(buffer, offset, at, end);
      }
      state = step(buffer[at] & 0xFF);
      at++;
      if (state == State.BROKEN || state == State.DONE) {
        break;
      }
    }
    consumed = at - offset;
    if (state == State.BROKEN) {
      return ERROR;
    }
    return state == State.DONE ? TRAILERS : NEED_MORE;
  }

  private int slice(byte[] buffer, int offset, int at, int end) {
    int there = (int) Math.min(remaining, end - at);
    assert buffer.length >= at + there;
    dataOffset = at;
    dataLength = there;
    remaining -= there;
    consumed = at + there - offset;
    if (remaining == 0) {
      state = State.CONTENT_CR;
    }
    return DATA;
  }

  private State step(int octet) {
    return switch (state) {
      case SIZE_START -> sizeStart(octet);
      case SIZE -> size(octet);
      case LINE_FEED -> lineFeed(octet);
      case CONTENT_CR -> octet == '\r' ? State.CONTENT_LF : State.BROKEN;
      case CONTENT_LF -> octet == '\n' ? State.SIZE_START : State.BROKEN;
      case CONTENT, DONE, BROKEN -> state;
      default -> extensionBytes++ < maxExtensionBytes ? extension(octet) : State.BROKEN;
    };
  }

  private State sizeStart(int octet) {
    int digit = hexDigit(octet);
    if (digit < 0) {
      return State.BROKEN;
    }
    remaining = digit;
    digits = 1;
    return State.SIZE;
  }

  private State size(int octet) {
    int digit = hexDigit(octet);
    if (digit >= 0) {
      remaining = remaining << 4 | digit;
      return ++digits <= MAX_SIZE_DIGITS ? State.SIZE : State.BROKEN;
    }
    return switch (octet) {
      case '\r' -> State.LINE_FEED;
      case ';' -> State.EXTENSION_NAME_START;
      case ' ', '\t' -> State.BEFORE_EXTENSION;
      default -> State.BROKEN;
    };
  }

  private State lineFeed(int octet) {
    if (octet != '\n') {
      return State.BROKEN;
    }
    return remaining == 0 ? State.DONE : State.CONTENT;
  }

  private State extension(int octet) {
    boolean blank = octet == ' ' || octet == '\t';
    return switch (state) {
      case BEFORE_EXTENSION ->
          blank ? state : octet == ';' ? State.EXTENSION_NAME_START : State.BROKEN;
      case EXTENSION_NAME_START ->
          blank ? state : isToken(octet) ? State.EXTENSION_NAME : State.BROKEN;
      case EXTENSION_NAME -> isToken(octet) ? state : blank ? State.AFTER_NAME : afterName(octet);
      case AFTER_NAME -> blank ? state : octet == '\r' ? State.BROKEN : afterName(octet);
      case VALUE_START -> valueStart(octet, blank);
      case VALUE_TOKEN -> isToken(octet) ? state : blank ? State.AFTER_VALUE : afterValue(octet);
      case VALUE_QUOTED -> quoted(octet);
      case VALUE_ESCAPED -> isText(octet) ? State.VALUE_QUOTED : State.BROKEN;
      case VALUE_CLOSED -> blank ? State.AFTER_VALUE : afterValue(octet);
      case AFTER_VALUE -> blank ? state : octet == '\r' ? State.BROKEN : afterValue(octet);
      default -> throw new AssertionError(state);
    };
  }

  private State valueStart(int octet, boolean blank) {
    if (blank) {
      return state;
    }
    return octet == '"' ? State.VALUE_QUOTED : isToken(octet) ? State.VALUE_TOKEN : State.BROKEN;
  }

  private State quoted(int octet) {
    if (octet == '"') {
      return State.VALUE_CLOSED;
    }
    return octet == '\\' ? State.VALUE_ESCAPED : isText(octet) ? state : State.BROKEN;
  }

  private static State afterName(int octet) {
    return octet == '=' ? State.VALUE_START : afterValue(octet);
  }

  private static State afterValue(int octet) {
    return switch (octet) {
      case '\r' -> State.LINE_FEED;
      case ';' -> State.EXTENSION_NAME_START;
      default -> State.BROKEN;
    };
  }

  private static int hexDigit(int octet) {
    if (octet >= '0' && octet <= '9') {
      return octet - '0';
    }
    int lower = octet | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static boolean isText(int octet) {
    return octet == '\t' || octet >= ' ' && octet != 0x7F;
  }

  private static boolean isToken(int octet) {
    int lower = octet | 0x20;
    return lower >= 'a' && lower <= 'z'
        || octet >= '0' && octet <= '9'
        || octet < 0x80 && "!#$%&'*+-.^_`|~".indexOf(octet) >= 0;
  }
}
