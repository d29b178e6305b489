// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * By which size alone a value is right, whatever its octets are: an {@code int} of a table that a
 * generated reader looks at by tag.
 *
 * <p>0 says that size alone does not tell; {@link #ALONE} and {@link #LAST} stand for tags without
 * length and value. All else is made by {@link #exactly} and {@link #between}.
 */
public final class SizeRule {
  /** A tag that stands alone and is passed over. */
  public static final int ALONE = -1;

  /** A tag that stands alone and ends the run. */
  public static final int LAST = -2;

  private static final int IS_RULE = 1 << 24;
  private static final int IS_KEPT = 1 << 25;
  private static final int OCTET = 0xFF;
  private static final int SPAN_SHIFT = 8;
  private static final int STEP_SHIFT = 16;

  private SizeRule() {}

  /**
   * This size and no other.
   *
   * @param size up to 255
   */
  public static int exactly(int size) {
    if (size < 0 || size > OCTET) {
      throw new IllegalArgumentException("a size from 0 to 255: " + size);
    }
    return IS_RULE | size;
  }

  /**
   * Sizes from the least to the most in steps; a reader keeps something of such a value, and so has
   * to read it when it is the one at hand.
   *
   * @param least up to 255
   * @param most up to 255
   * @param step a power of two up to 128
   */
  public static int between(int least, int most, int step) {
    if (least < 0 || most < least || most > OCTET || Integer.bitCount(step) != 1 || step > OCTET) {
      throw new IllegalArgumentException(
          "sizes from " + least + " to " + most + " in steps of " + step);
    }
    return IS_RULE | IS_KEPT | (step - 1) << STEP_SHIFT | (most - least) << SPAN_SHIFT | least;
  }

  /** Whether a size keeps to a rule, which is neither 0 nor one of a tag alone. */
  public static boolean fits(int rule, int size) {
    int over = size - (rule & OCTET);
    return over == 0
        || over > 0
            && over <= (rule >>> SPAN_SHIFT & OCTET)
            && (over & rule >>> STEP_SHIFT & OCTET) == 0;
  }

  /** Whether something of such a value is kept. */
  public static boolean isKept(int rule) {
    return (rule & IS_KEPT) != 0;
  }
}
