// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/**
 * A set of bytes as 256 bits: bit {@code b & 63} of word {@code b >> 6}.
 *
 * <p>Written as four longs so that the record stays immutable.
 */
public record IrCharset(
    String qualifiedName, String doc, IrSpan span, long word0, long word1, long word2, long word3)
    implements IrDeclaration {

  public boolean contains(int octet) {
    long word =
        switch (octet >> 6) {
          case 0 -> word0;
          case 1 -> word1;
          case 2 -> word2;
          default -> word3;
        };
    return (word >>> (octet & 63) & 1) != 0;
  }
}
