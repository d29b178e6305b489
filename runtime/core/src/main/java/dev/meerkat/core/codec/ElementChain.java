// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * A chain of elements that was read and found valid: a DNS name with its labels.
 *
 * <p>{@link #next} goes from element to element, wherever jumps lead; nothing is allocated. The
 * questions about the whole walk the chain and leave it behind its last element.
 *
 * <p>As text, elements have dots between them and none behind the last; a chain without elements is
 * a dot. A dot or backslash inside of an element has a backslash before it; octets that are no
 * visible ASCII are a backslash and three decimal digits.
 */
public interface ElementChain {
  /** The array that was wrapped last. */
  byte[] buffer();

  /** Where the chain starts in the array. */
  int offset();

  /** How many octets the chain takes in its own place. */
  int size();

  /** How many octets {@link #copy} writes: the chain without jumps. */
  int octets();

  /** How many elements there are; the empty last one does not count. */
  int count();

  /** Goes back to before the first element. */
  void rewind();

  /** Goes to the next element; false behind the last one. */
  boolean next();

  /** Where the octets of the current element start in the array. */
  int elementOffset();

  /** How many octets the current element has. */
  int elementLength();

  /**
   * Writes the chain as it stands on the wire when nothing jumps.
   *
   * @return {@link #octets}
   * @throws IndexOutOfBoundsException if there is no room for so many
   */
  int copy(byte[] target, int offset);

  /** Appends the chain as text. */
  default void appendTo(StringBuilder out) {
    boolean isFirst = true;
    rewind();
    while (next()) {
      if (!isFirst) {
        out.append('.');
      }
      isFirst = false;
      ChainText.append(out, buffer(), elementOffset(), elementLength());
    }
    if (isFirst) {
      out.append('.');
    }
  }

  /**
   * Writes the chain as text, one octet a character: at most four for each of {@link #octets}.
   *
   * @return how many characters
   * @throws IndexOutOfBoundsException if there is no room for so many
   */
  default int text(byte[] target, int offset) {
    int at = offset;
    rewind();
    while (next()) {
      if (at > offset) {
        target[at++] = '.';
      }
      at = ChainText.put(target, at, buffer(), elementOffset(), elementLength());
    }
    if (at == offset) {
      target[at++] = '.';
    }
    return at - offset;
  }

  /** Whether both have the same elements, ASCII letters without regard to case. */
  default boolean isSame(ElementChain other) {
    if (count() != other.count() || octets() != other.octets()) {
      return false;
    }
    rewind();
    other.rewind();
    while (next()) {
      if (!other.next()
          || elementLength() != other.elementLength()
          || !ChainText.isSame(
              buffer(), elementOffset(), other.buffer(), other.elementOffset(), elementLength())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the chain is what the text says, ASCII letters without regard to case; a dot at the end
   * of the text makes no difference.
   */
  default boolean is(CharSequence text) {
    int at = 0;
    rewind();
    while (next()) {
      at = ChainText.match(text, at, buffer(), elementOffset(), elementLength());
      if (at < 0) {
        return false;
      }
    }
    boolean isDot = text.length() == 1 && text.charAt(0) == '.';
    return count() == 0 ? isDot : at == text.length();
  }

  /** A number that is the same for chains that are {@linkplain #isSame the same}. */
  default int hash() {
    int hash = count();
    rewind();
    while (next()) {
      hash =
          ChainText.hash(hash * 31 + elementLength(), buffer(), elementOffset(), elementLength());
    }
    return hash;
  }
}
