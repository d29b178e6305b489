// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.samples.codec.ip.Ipv4Dump;
import dev.meerkat.samples.codec.ip.Ipv4Reader;

/** The generated reader of {@code net.ip.Ipv4} and its dumps. */
public final class Ipv4Target {
  private static final Ipv4Reader READER = new Ipv4Reader();
  private static final BinaryAgreement AGREEMENT =
      new BinaryAgreement(
          new Subject(
              "net.ip.Ipv4",
              0,
              READER::checksumPolicy,
              (buffer, offset, length, pseudo) -> READER.wrap(buffer, offset, length),
              READER::status,
              READER::errorOffset,
              READER::size,
              READER::findings,
              out -> Ipv4Dump.json(READER, out),
              out -> Ipv4Dump.text(READER, out)));

  private Ipv4Target() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    AGREEMENT.check(input);
  }
}
