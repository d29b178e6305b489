// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** How to read, beside what the description says. */
public record ReadOptions(ChecksumPolicy checksums) {
  /** What a reader does that was told nothing. */
  public static final ReadOptions DEFAULT = new ReadOptions(ChecksumPolicy.FAIL);
}
