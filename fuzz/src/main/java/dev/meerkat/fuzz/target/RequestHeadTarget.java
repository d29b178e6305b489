// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.http.RequestHeadDump;
import dev.meerkat.samples.codec.http.RequestHeadReader;

/** The generated reader of {@code net.http.RequestHead}, whole and in pieces. */
public final class RequestHeadTarget {
  private static final RequestHeadReader READER = new RequestHeadReader();
  private static final TextAgreement AGREEMENT =
      new TextAgreement(
          "net.http.RequestHead",
          READER::reset,
          READER::parse,
          READER::errorOffset,
          READER::size,
          out -> RequestHeadDump.json(READER, out));

  private RequestHeadTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
