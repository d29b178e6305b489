// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.address;

import dev.meerkat.core.net.IpAddress;

/**
 * What can be seen in the 128 bits of an address, IPv4 mapped.
 *
 * <p>0, 0 is the unspecified address of IPv6 and, where an address is only held against others,
 * stands for any of both versions.
 */
public final class IpBits {
  /** Lower half of 0.0.0.0. */
  public static final long V4 = 0xFFFF_0000_0000L;

  /** Bits of a prefix that all IPv4 addresses share. */
  public static final int V4_PREFIX = 96;

  /** Upper half of all link-local unicast addresses that have no subnet: fe80::/64. */
  public static final long LINK_LOCAL = 0xFE80_0000_0000_0000L;

  /** Upper half of groups on this link: ff02::. */
  public static final long LINK_GROUPS = 0xFF02_0000_0000_0000L;

  /** Upper half of groups on this host: ff01::. */
  public static final long NODE_GROUPS = 0xFF01_0000_0000_0000L;

  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final int V4_GROUPS = 0xE;

  private IpBits() {}

  /** Lower half of an IPv4 address; the upper one is 0. */
  public static long ofV4(int bits) {
    return V4 | bits & UNSIGNED;
  }

  public static boolean isV4(long high, long low) {
    return high == 0 && low >>> 32 == V4 >>> 32;
  }

  public static long high(IpAddress address) {
    return address.high();
  }

  public static long low(IpAddress address) {
    return address.isV4() ? V4 | address.low() : address.low();
  }

  /** As an object, without a zone. */
  public static IpAddress address(long high, long low) {
    return isV4(high, low) ? IpAddress.v4((int) low) : IpAddress.v6(high, low);
  }

  /** As an object; a link-local address has the name of its link as its zone. */
  public static IpAddress address(long high, long low, String link) {
    return isLinkLocal(high) ? new IpAddress(6, high, low, link) : address(high, low);
  }

  /** fe80::/10 */
  public static boolean isLinkLocal(long high) {
    return high >>> 54 == LINK_LOCAL >>> 54;
  }

  /** Whether a group does not leave its link, whatever its flags. */
  public static boolean isLinkGroup(long high) {
    return high >>> 56 == 0xFF && (high >>> 48 & 0xF) <= 2;
  }

  /** 224.0.0.0/4 and ff00::/8 */
  public static boolean isMulticast(long high, long low) {
    return isV4(high, low) ? (int) low >>> 28 == V4_GROUPS : high >>> 56 == 0xFF;
  }

  /** :: and 0.0.0.0 */
  public static boolean isUnspecified(long high, long low) {
    return high == 0 && (low == 0 || low == V4);
  }

  /** 127.0.0.0/8 and ::1 */
  public static boolean isLoopback(long high, long low) {
    return high == 0 && (low == 1 || isV4(high, low) && (int) low >>> 24 == 127);
  }

  /** Whether two addresses begin with the same bits. */
  public static boolean isSame(long high, long low, long otherHigh, long otherLow, int prefix) {
    if (prefix <= 64) {
      return prefix == 0 || (high ^ otherHigh) >>> 64 - prefix == 0;
    }
    return high == otherHigh && (low ^ otherLow) >>> 128 - prefix == 0;
  }

  /** Whether what is bound to one address is meant by another: 0, 0 takes all, 0.0.0.0 all IPv4. */
  public static boolean isFor(long boundHigh, long boundLow, long high, long low) {
    return boundLow == low && boundHigh == high
        || boundHigh == 0 && (boundLow == 0 || boundLow == V4 && isV4(high, low));
  }

  /** Lower half of a group that the owners of an address are asked in: RFC 4291 section 2.7.1. */
  public static long solicitedLow(long low) {
    return 0x1_FF00_0000L | low & 0xFF_FFFF;
  }
}
