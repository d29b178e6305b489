// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.tcp.TcpDump;
import dev.meerkat.samples.codec.tcp.TcpReader;

/** The generated reader of {@code net.tcp.Tcp} and its dumps. */
public final class TcpTarget {
  private static final TcpReader READER = new TcpReader();
  private static final BinaryAgreement AGREEMENT =
      new BinaryAgreement(
          new Subject(
              "net.tcp.Tcp",
              1,
              READER::checksumPolicy,
              READER::wrap,
              READER::status,
              READER::errorOffset,
              READER::size,
              READER::findings,
              out -> TcpDump.json(READER, out),
              out -> TcpDump.text(READER, out)));

  private TcpTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
