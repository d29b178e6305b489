// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/**
 * Something odd that is no error: one bit of a reader's findings.
 *
 * @param fieldId the field that it is about
 * @param reason why it is odd
 */
public record IrFinding(int fieldId, Reason reason) {

  /** What gave rise to a finding. */
  public enum Reason {
    /** A {@code should} condition does not hold. */
    SHOULD,
    /** A constant with {@code should} has another value. */
    CONSTANT,
    /** A checksum does not match and the reader was asked to note it. */
    CHECKSUM
  }
}
