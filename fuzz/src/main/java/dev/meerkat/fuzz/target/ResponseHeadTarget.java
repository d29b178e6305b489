// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.http.ResponseHeadDump;
import dev.meerkat.samples.codec.http.ResponseHeadReader;

/** The generated reader of {@code net.http.ResponseHead}, whole and in pieces. */
public final class ResponseHeadTarget {
  private static final ResponseHeadReader READER = new ResponseHeadReader();
  private static final TextAgreement AGREEMENT =
      new TextAgreement(
          "net.http.ResponseHead",
          READER::reset,
          READER::parse,
          READER::errorOffset,
          READER::size,
          out -> ResponseHeadDump.json(READER, out));

  private ResponseHeadTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
