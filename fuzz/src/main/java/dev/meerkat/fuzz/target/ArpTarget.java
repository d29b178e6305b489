// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.arp.ArpDump;
import dev.meerkat.samples.codec.arp.ArpReader;

/** The generated reader of {@code net.arp.Arp} and its dumps. */
public final class ArpTarget {
  private static final ArpReader READER = new ArpReader();
  private static final BinaryAgreement AGREEMENT =
      new BinaryAgreement(
          new Subject(
              "net.arp.Arp",
              0,
              policy -> {},
              (buffer, offset, length, pseudo) -> READER.wrap(buffer, offset, length),
              READER::status,
              READER::errorOffset,
              READER::size,
              READER::findings,
              out -> ArpDump.json(READER, out),
              out -> ArpDump.text(READER, out)));

  private ArpTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
