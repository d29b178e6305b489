// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.udp.UdpDump;
import dev.meerkat.samples.codec.udp.UdpReader;

/** The generated reader of {@code net.udp.Udp} and its dumps. */
public final class UdpTarget {
  private static final UdpReader READER = new UdpReader();
  private static final BinaryAgreement AGREEMENT =
      new BinaryAgreement(
          new Subject(
              "net.udp.Udp",
              1,
              READER::checksumPolicy,
              READER::wrap,
              READER::status,
              READER::errorOffset,
              READER::size,
              READER::findings,
              out -> UdpDump.json(READER, out),
              out -> UdpDump.text(READER, out)));

  private UdpTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
