// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.ethernet.EthernetLayer;
import dev.meerkat.samples.codec.link.CookedLayer;
import dev.meerkat.samples.codec.link.LoopbackLayer;

/** LINKTYPE_ values of pcap-linktype(7) that a {@link Dissector} knows. */
public final class LinkType {
  /** BSD loopback, family in host byte order. */
  public static final int NULL = 0;

  public static final int ETHERNET = 1;

  /** Raw IP as some systems number it. */
  public static final int RAW_BSD = 12;

  public static final int RAW = 101;

  /** BSD loopback, family in network byte order. */
  public static final int LOOP = 108;

  public static final int LINUX_COOKED = 113;

  public static final int IPV4 = 228;

  public static final int IPV6 = 229;

  private LinkType() {}

  /** Whether a packet begins with an IP header; which, its first four bits say. */
  static boolean isRaw(int linkType) {
    return linkType == RAW || linkType == RAW_BSD || linkType == IPV4 || linkType == IPV6;
  }

  /** What a packet begins with; null where nothing is known. */
  static LayerType outermost(int linkType) {
    return switch (linkType) {
      case ETHERNET -> EthernetLayer.TYPE;
      case LINUX_COOKED -> CookedLayer.TYPE;
      case NULL, LOOP -> LoopbackLayer.TYPE;
      default -> null;
    };
  }
}
