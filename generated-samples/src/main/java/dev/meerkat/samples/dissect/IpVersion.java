// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.ip.Ipv4Layer;

/** The header that an octet begins: its first four bits are the version. */
final class IpVersion {
  private static final int SHIFT = 4;
  private static final int NIBBLE = 0xF;
  private static final int FOUR = 4;
  private static final int SIX = 6;
  private static final LayerType V6 = Protocols.find("ipv6").orElse(null);

  private IpVersion() {}

  /** Null for a version that is not known. */
  static LayerType of(byte first) {
    return switch (first >>> SHIFT & NIBBLE) {
      case FOUR -> Ipv4Layer.TYPE;
      case SIX -> V6;
      default -> null;
    };
  }
}
