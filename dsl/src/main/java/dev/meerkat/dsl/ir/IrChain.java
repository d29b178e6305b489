// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/**
 * A run of tagged elements that ends with an empty one, and that may go on elsewhere in the
 * message: a DNS name.
 *
 * <p>Every element begins with {@code tagBits} bits of tag. Reading looks at one element after the
 * other, the place of each within the innermost scope around the chain, also behind a jump:
 *
 * <ul>
 *   <li>SHORT at an element whose tag, head or octets do not fit the scope.
 *   <li>A tag that is neither: {@code error} at the element.
 *   <li>An element: LIMIT at it when the octets of all elements so far, heads included, would pass
 *       {@code maxBytes}. One without content ends the chain.
 *   <li>A jump: LOOP at it unless the target is inside the array, before the start of the chain and
 *       before the last target; then LIMIT at it when it is one more than {@code maxJumps}. The
 *       first jump is where the chain ends in its own place.
 * </ul>
 *
 * @param maxBytes the most octets of the whole chain without jumps
 * @param jump null when there is none
 * @param error the error of an unknown tag, or null for VALUE
 */
public record IrChain(
    String qualifiedName,
    String doc,
    IrSpan span,
    int maxBytes,
    int tagBits,
    Element element,
    Jump jump,
    String error)
    implements IrDeclaration {

  /**
   * What is repeated: tag and length in a head of whole bytes, then as many octets.
   *
   * @param content the name of the octets
   */
  public record Element(String name, long tag, int lengthBits, String lengthName, String content) {}

  /**
   * Where to go on: tag and target in a head of whole bytes.
   *
   * @param tolerated read, and never written
   */
  public record Jump(
      String name, long tag, int targetBits, String targetName, int maxJumps, boolean tolerated) {}

  /** Bytes of tag and length. */
  public int headBytes() {
    return (tagBits + element.lengthBits()) / 8;
  }

  /** Bytes of tag and target, 0 without jumps. */
  public int jumpBytes() {
    return jump == null ? 0 : (tagBits + jump.targetBits()) / 8;
  }

  /** What the chain can measure in its own place, in bits. */
  public Interval sizeBits() {
    long least = jump == null ? headBytes() : Math.min(headBytes(), jumpBytes());
    long most = (long) maxBytes + Math.max(0, jumpBytes() - headBytes());
    return new Interval(least * 8, most * 8);
  }
}
