// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** What a checksum that does not match means to a reader. */
public enum ChecksumPolicy {
  /** An error. */
  FAIL,
  /** A finding. */
  NOTE,
  /** Nothing: checksums are not looked at. */
  SKIP
}
