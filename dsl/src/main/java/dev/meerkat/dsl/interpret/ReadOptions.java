// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/**
 * How to read, beside what the description says.
 *
 * @param externs what the description leaves to Java
 */
public record ReadOptions(ChecksumPolicy checksums, Externs externs) {
  /** What a reader does that was told nothing. */
  public static final ReadOptions DEFAULT = new ReadOptions(ChecksumPolicy.FAIL);

  public ReadOptions(ChecksumPolicy checksums) {
    this(checksums, Externs.NONE);
  }
}
