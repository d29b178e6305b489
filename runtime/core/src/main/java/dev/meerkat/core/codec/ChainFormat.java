// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * How the chains of one kind are written: tag and length, then as many octets; an empty element at
 * the end, or a jump to where the rest stands already.
 *
 * <p>Each {@code put} answers where the chain ends in the buffer, or {@code -Codec.RANGE} for what
 * is no chain (too long, an empty element, a malformed escape), or {@code -Codec.NO_SPACE}. Nothing
 * is written at or behind the limit.
 *
 * @param tagBits width of a tag, the first bits of each head
 * @param elementTag tag of an element
 * @param lengthBits width of its length
 * @param maxOctets the most octets of a chain without jumps
 * @param jumpTag tag of a jump
 * @param targetBits width of its target, 0 for chains that never jump
 * @param maxJumps the most jumps of a chain
 */
public record ChainFormat(
    int tagBits,
    int elementTag,
    int lengthBits,
    int maxOctets,
    int jumpTag,
    int targetBits,
    int maxJumps) {

  /** Writes what a text says: elements with dots between them, one dot at the end or none. */
  public int put(byte[] buffer, int at, int limit, CharSequence text, ChainTable table) {
    byte[] target = table == null ? buffer : table.scratch(maxOctets);
    int start = table == null ? at : 0;
    int end = parse(target, start, table == null ? limit : maxOctets, text);
    return table == null || end < 0 ? end : place(buffer, at, limit, table, end);
  }

  /** Writes the octets of a chain without jumps. */
  public int put(
      byte[] buffer, int at, int limit, byte[] source, int from, int length, ChainTable table) {
    if (!isWhole(source, from, length)) {
      return -Codec.RANGE;
    }
    boolean isFirst = table != null && targetBits > 0 && table.isFirst();
    if (table != null && !isFirst) {
      System.arraycopy(source, from, table.scratch(maxOctets), 0, length);
      return place(buffer, at, limit, table, length);
    }
    if (length > limit - at) {
      return -Codec.NO_SPACE;
    }
    if (isFirst) {
      table.keep(this, source, from, length, at - table.messageStart());
    }
    System.arraycopy(source, from, buffer, at, length);
    return at + length;
  }

  /** Writes what a chain that was read says. */
  public int put(byte[] buffer, int at, int limit, ElementChain source, ChainTable table) {
    int size = source.octets();
    if (size == 0 || size > maxOctets) {
      return -Codec.RANGE;
    }
    if (table != null) {
      return place(buffer, at, limit, table, source.copy(table.scratch(maxOctets), 0));
    }
    if (size > limit - at) {
      return -Codec.NO_SPACE;
    }
    return at + source.copy(buffer, at);
  }

  /** No jump reaches this far behind the start of the message. */
  long farthest() {
    return 1L << targetBits;
  }

  private int headOctets() {
    return (tagBits + lengthBits) / Byte.SIZE;
  }

  private void head(byte[] target, int at, int octets, int head) {
    for (int i = octets - 1, rest = head; i >= 0; i--, rest >>>= Byte.SIZE) {
      target[at + i] = (byte) rest;
    }
  }

  private int length(byte[] source, int at) {
    int head = 0;
    for (int i = 0; i < headOctets(); i++) {
      head = head << Byte.SIZE | source[at + i] & 0xFF;
    }
    return head & (1 << lengthBits) - 1;
  }

  private boolean isWhole(byte[] source, int from, int size) {
    int head = headOctets();
    int at = from;
    int end = from + size;
    if (size > maxOctets) {
      return false;
    }
    while (end - at >= head) {
      int length = length(source, at);
      if ((source[at] & 0xFF) >>> Byte.SIZE - tagBits != elementTag || length > end - at - head) {
        return false;
      }
      at += head + length;
      if (length == 0) {
        return at == end;
      }
    }
    return false;
  }

  /** Answers the end of the octets, or a negative kind. */
  private int parse(byte[] target, int start, int limit, CharSequence text) {
    int characters = text.length();
    boolean isEmpty = characters == 1 && text.charAt(0) == '.';
    int end = start;
    int i = isEmpty ? 1 : 0;
    if (characters == 0) {
      return -Codec.RANGE;
    }
    while (i < characters) {
      int begin = end + headOctets();
      int at = begin;
      while (i < characters && text.charAt(i) != '.') {
        int octet = ChainText.character(text, i);
        if (octet < 0 || at - start >= maxOctets) {
          return -Codec.RANGE;
        }
        if (at >= limit) {
          return -Codec.NO_SPACE;
        }
        target[at++] = (byte) octet;
        i += ChainText.width(text, i);
      }
      int length = at - begin;
      if (length == 0 || length >= 1 << lengthBits) {
        return -Codec.RANGE;
      }
      head(target, end, headOctets(), elementTag << lengthBits | length);
      end = at;
      i++;
    }
    return terminate(target, start, end, limit);
  }

  private int terminate(byte[] target, int start, int end, int limit) {
    int behind = end + headOctets();
    if (behind - start > maxOctets) {
      return -Codec.RANGE;
    }
    if (behind > limit) {
      return -Codec.NO_SPACE;
    }
    head(target, end, headOctets(), elementTag << lengthBits);
    return behind;
  }

  /** Writes the chain in the table's scratch, as far as its end does not stand elsewhere. */
  private int place(byte[] buffer, int at, int limit, ChainTable table, int size) {
    boolean jumps = targetBits > 0 && table.isOn();
    if (jumps && table.isFirst()) {
      return first(buffer, at, limit, table, size);
    }
    if (jumps) {
      table.settle();
    }
    int count = jumps ? split(table.scratch(size), size, table) : 0;
    int written = 0;
    int found = -1;
    while (written < count && found < 0) {
      int from = table.starts()[written];
      found = table.find(this, table.ends()[written], from, size - from);
      if (found >= 0 && table.jumps(found) >= maxJumps) {
        found = -1;
      }
      written += found < 0 ? 1 : 0;
    }
    int kept = found < 0 ? size : table.starts()[written];
    int jump = found < 0 ? 0 : (tagBits + targetBits) / Byte.SIZE;
    if (kept + jump > limit - at) {
      return -Codec.NO_SPACE;
    }
    System.arraycopy(table.scratch(size), 0, buffer, at, kept);
    if (found >= 0) {
      head(buffer, at + kept, jump, jumpTag << targetBits | table.place(found));
    }
    if (jumps) {
      int steps = found < 0 ? 0 : table.jumps(found) + 1;
      table.add(this, size, written, at - table.messageStart(), farthest(), steps);
    }
    return at + kept + jump;
  }

  /**
   * The first chain of a message has nothing to jump to; who never writes a second pays no hash.
   */
  private int first(byte[] buffer, int at, int limit, ChainTable table, int size) {
    if (size > limit - at) {
      return -Codec.NO_SPACE;
    }
    System.arraycopy(table.scratch(size), 0, buffer, at, size);
    table.keep(this, table.scratch(size), 0, size, at - table.messageStart());
    return at + size;
  }

  /** Finds the elements of a chain and hashes the ends that they begin; how many there are. */
  int split(byte[] octets, int size, ChainTable table) {
    int[] starts = table.starts();
    int count = 0;
    int at = 0;
    for (int length = length(octets, 0); length > 0; length = length(octets, at)) {
      starts[count++] = at;
      at += headOctets() + length;
    }
    int hash = 0;
    for (int i = count - 1; i >= 0; i--) {
      int end = i + 1 < count ? starts[i + 1] : at;
      for (int k = starts[i]; k < end; k++) {
        hash = Integer.rotateLeft(hash, 5) ^ octets[k];
      }
      hash *= 0x9E3779B1;
      hash ^= hash >>> 15;
      table.ends()[i] = hash;
    }
    return count;
  }
}
