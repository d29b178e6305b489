// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * The numbers that every generated reader and writer answers with.
 *
 * <p>A reader answers {@link #OK}, {@link #NEED_MORE} (text and stream readers only), or an error
 * code above zero: {@code code = fieldId << 8 | kind}. Kinds 1 to 63 are built in and named here;
 * from {@link #FIRST_NAMED_KIND} on they are the error names of a module, in its error table's
 * order. Field ids count from 1 in declaration order; 0 stands for the message itself. A writer
 * answers a length, or {@code -code} when it failed.
 */
public final class Codec {
  /** The message is whole and valid. */
  public static final int OK = 0;

  /** Valid so far, but not whole: call again with more bytes. */
  public static final int NEED_MORE = -1;

  /** The field does not fit in the window or scope that is left. */
  public static final int SHORT = 1;

  /** A length field claims more than there is. Reported at the length field. */
  public static final int LENGTH = 2;

  /** A constant has another value on the wire. */
  public static final int CONST = 3;

  /** A constraint without a name of its own failed. */
  public static final int VALUE = 4;

  /** A closed enumeration does not have this value. */
  public static final int ENUM = 5;

  /** Bytes are left over in a scope that must be consumed. */
  public static final int TRAILING = 6;

  /** A checksum does not match. */
  public static final int CHECKSUM = 7;

  /** A declared or configured limit was exceeded. */
  public static final int LIMIT = 8;

  /** Something that may stand once stands twice. */
  public static final int DUPLICATE = 9;

  /** An element that is not allowed in this place. */
  public static final int NOT_ALLOWED = 10;

  /** Padding has a value that it must not have. */
  public static final int PAD = 11;

  /** A byte outside the character set. */
  public static final int CHARSET = 12;

  /** No digit where one must stand, or a number that is too large for its type. */
  public static final int DIGITS = 13;

  /** A literal is not what the wire says. */
  public static final int LITERAL = 14;

  /** A number of variable width that takes more octets than it needs. */
  public static final int NOT_MINIMAL = 15;

  /** A jump that does not go backward. */
  public static final int LOOP = 16;

  /** Writer: a field was never set. */
  public static final int MISSING = 20;

  /** Writer: the window is too small. */
  public static final int NO_SPACE = 21;

  /** Writer: a value, size or count does not fit its field. */
  public static final int RANGE = 22;

  /** Writer: parts were written out of order. */
  public static final int ORDER = 23;

  /** Writer: the chosen case contradicts the discriminator. */
  public static final int CASE = 24;

  /** The first kind of a module's own error names. */
  public static final int FIRST_NAMED_KIND = 64;

  /** Checksum policy: a mismatch is an error. The default of every reader. */
  public static final int FAIL = 0;

  /** Checksum policy: a mismatch is a finding and {@code checksumOk()} is false. */
  public static final int NOTE = 1;

  /** Checksum policy: nothing is computed. */
  public static final int SKIP = 2;

  private static final int KIND_BITS = 8;
  private static final int KIND_MASK = 0xFF;

  private Codec() {}

  /** Packs a field id and a kind into an error code. */
  public static int code(int field, int kind) {
    return field << KIND_BITS | kind;
  }

  /** The kind of an error code; also of a writer's negative result. */
  public static int kind(int code) {
    return Math.abs(code) & KIND_MASK;
  }

  /** The field id of an error code; also of a writer's negative result. */
  public static int field(int code) {
    return Math.abs(code) >>> KIND_BITS;
  }

  /**
   * The name of a built-in kind, such as {@code "SHORT"}.
   *
   * @return null if the kind is not built in
   */
  public static String kindName(int kind) {
    return switch (kind) {
      case SHORT -> "SHORT";
      case LENGTH -> "LENGTH";
      case CONST -> "CONST";
      case VALUE -> "VALUE";
      case ENUM -> "ENUM";
      case TRAILING -> "TRAILING";
      case CHECKSUM -> "CHECKSUM";
      case LIMIT -> "LIMIT";
      case DUPLICATE -> "DUPLICATE";
      case NOT_ALLOWED -> "NOT_ALLOWED";
      case PAD -> "PAD";
      case CHARSET -> "CHARSET";
      case DIGITS -> "DIGITS";
      case LITERAL -> "LITERAL";
      case NOT_MINIMAL -> "NOT_MINIMAL";
      case LOOP -> "LOOP";
      case MISSING -> "MISSING";
      case NO_SPACE -> "NO_SPACE";
      case RANGE -> "RANGE";
      case ORDER -> "ORDER";
      case CASE -> "CASE";
      default -> null;
    };
  }

  /**
   * Refuses a window that lies outside its array: the one mistake of a caller that a reader or
   * writer throws for.
   *
   * @throws IndexOutOfBoundsException with the window and the array's length
   */
  public static void requireWindow(byte[] buffer, int offset, int length) {
    if ((offset | length) < 0 || length > buffer.length - offset) {
      throw new IndexOutOfBoundsException(
          "window " + offset + "+" + length + " outside an array of " + buffer.length);
    }
  }
}
