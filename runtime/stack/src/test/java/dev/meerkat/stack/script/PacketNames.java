// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who is called what in scripts of packets: addresses of IPv6 and of the link. */
final class PacketNames {
  static final IpAddress HOST = IpAddress.parse("fd00::1");
  private static final String GROUP_OF = "group-of-";
  private static final int GROUP_MAC = 0x3333;
  private static final Map<String, IpAddress> ADDRESSES =
      Map.of(
          "host", HOST,
          "peer", IpAddress.parse("fd00::2"),
          "near-peer", IpAddress.parse("fe80::2"),
          "router", IpAddress.parse("fe80::9"),
          "far", IpAddress.parse("2001:db8::5"),
          "nobody", IpAddress.ANY_V6,
          "all-nodes", IpAddress.parse("ff02::1"),
          "all-routers", IpAddress.parse("ff02::2"),
          "listener-routers", IpAddress.parse("ff02::16"));
  private static final Map<String, Long> LINK_ADDRESSES =
      Map.of("host", 0x0200_0000_0001L, "peer", 0x0200_0000_0002L, "router", 0x0200_0000_0009L);
  private static final Set<String> LINK_KEYS = Set.of("mac", "to", "slla", "tlla");
  private static final Set<String> ADDRESS_KEYS =
      Set.of("target", "group", "join", "leave", "listen", "dst");

  private final NetworkInterface link;

  PacketNames(NetworkInterface link) {
    this.link = link;
  }

  /**
   * The address of a name, or of a text; {@code near} is the host's own on this link, {@code made}
   * the one that it has made of a prefix, {@code group-of-NAME} where owners are asked.
   */
  IpAddress address(String name) {
    if (name.startsWith(GROUP_OF)) {
      long low = address(name.substring(GROUP_OF.length())).low();
      return IpAddress.v6(IpBits.LINK_GROUPS, IpBits.solicitedLow(low));
    }
    return switch (name) {
      case "near" -> own(each -> IpBits.isLinkLocal(each.high()));
      case "made" -> own(each -> !IpBits.isLinkLocal(each.high()) && each.low() != HOST.low());
      default -> {
        IpAddress known = ADDRESSES.get(name);
        yield known == null ? IpAddress.parse(name) : known;
      }
    };
  }

  private IpAddress own(Predicate<AssignedAddress> which) {
    return link.addresses().all().stream()
        .filter(which)
        .map(each -> IpAddress.v6(each.high(), each.low()))
        .findFirst()
        .orElseThrow(() -> new ScriptFailure("the host has no such address"));
  }

  /** The link address of a name, or of twelve digits. */
  static long linkAddress(String name) {
    Long known = LINK_ADDRESSES.get(name);
    return known == null ? Long.parseLong(name, 16) : known;
  }

  /** Where frames for an address go, unless it is said. */
  static long linkAddressFor(IpAddress target) {
    return IpBits.isMulticast(target.high(), target.low())
        ? (long) GROUP_MAC << 32 | target.low() & 0xFFFF_FFFFL
        : linkAddress("host");
  }

  /** Who sends frames from an address, unless it is said. */
  static String sender(String source) {
    return source.equals("router") ? "router" : "peer";
  }

  static String show(long linkAddress) {
    return String.format(Locale.ROOT, "%012x", linkAddress);
  }

  /** A word with names in the place of what they stand for. */
  String canonical(String word) {
    int at = word.indexOf('=');
    if (at < 0) {
      return word;
    }
    String key = word.substring(0, at);
    String value = word.substring(at + 1);
    if (LINK_KEYS.contains(key)) {
      return key + "=" + show(linkAddress(value));
    }
    return ADDRESS_KEYS.contains(key) ? key + "=" + address(value) : word;
  }
}
