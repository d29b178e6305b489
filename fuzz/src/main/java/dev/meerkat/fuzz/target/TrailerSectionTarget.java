// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.http.TrailerSectionDump;
import dev.meerkat.samples.codec.http.TrailerSectionReader;

/** The generated reader of {@code net.http.TrailerSection}, whole and in pieces. */
public final class TrailerSectionTarget {
  private static final TrailerSectionReader READER = new TrailerSectionReader();
  private static final TextAgreement AGREEMENT =
      new TextAgreement(
          "net.http.TrailerSection",
          READER::reset,
          READER::parse,
          READER::errorOffset,
          READER::size,
          out -> TrailerSectionDump.json(READER, out));

  private TrailerSectionTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
