// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.icmp.IcmpDump;
import dev.meerkat.samples.codec.icmp.IcmpReader;

/** The generated reader of {@code net.icmp.Icmp} and its dumps. */
public final class IcmpTarget {
  private static final IcmpReader READER = new IcmpReader();
  private static final BinaryAgreement AGREEMENT =
      new BinaryAgreement(
          new Subject(
              "net.icmp.Icmp",
              0,
              READER::checksumPolicy,
              (buffer, offset, length, pseudo) -> READER.wrap(buffer, offset, length),
              READER::status,
              READER::errorOffset,
              READER::size,
              READER::findings,
              out -> IcmpDump.json(READER, out),
              out -> IcmpDump.text(READER, out)));

  private IcmpTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
