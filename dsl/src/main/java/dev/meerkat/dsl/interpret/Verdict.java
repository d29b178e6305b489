// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** What is known of a checksum. */
public enum Verdict {
  RIGHT,
  WRONG,
  /** The sender did not compute one, the reader was told not to, or a pseudo-header is missing. */
  UNVERIFIED
}
