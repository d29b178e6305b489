// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.net;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.FieldFormat;

/**
 * An IPv4 or IPv6 address.
 *
 * @param version 4 or 6
 * @param high upper 64 bits of an IPv6 address; 0 in IPv4
 * @param low lower 64 bits of an IPv6 address; the address in the lower 32 bits in IPv4
 * @param zone interface of a link-local IPv6 address (RFC 4007), a name or number; else empty
 */
public record IpAddress(int version, long high, long low, String zone) {
  /** 0.0.0.0: every local IPv4 address. */
  public static final IpAddress ANY_V4 = v4(0);

  /** The IPv6 address with all bits 0: every local address. */
  public static final IpAddress ANY_V6 = v6(0, 0);

  /** 127.0.0.1 */
  public static final IpAddress LOOPBACK_V4 = v4(0x7F00_0001);

  /** ::1 */
  public static final IpAddress LOOPBACK_V6 = v6(0, 1);

  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;

  public IpAddress {
    boolean v4 = version == 4 && high == 0 && low >>> 32 == 0 && zone.isEmpty();
    if (!v4 && version != 6) {
      throw new IllegalArgumentException(
          "no address: version=%d high=%x low=%x zone=%s".formatted(version, high, low, zone));
    }
  }

  /** An IPv4 address from its 32 bits. */
  public static IpAddress v4(int bits) {
    return new IpAddress(4, 0, bits & 0xFFFF_FFFFL, "");
  }

  /** An IPv6 address without a zone. */
  public static IpAddress v6(long high, long low) {
    return new IpAddress(6, high, low, "");
  }

  /** An address of 4 or 16 bytes. */
  public static IpAddress of(byte[] b, int offset, int length) {
    Codec.requireWindow(b, offset, length);
    return switch (length) {
      case V4_BYTES -> v4(Bytes.getI32(b, offset));
      case V6_BYTES -> v6(Bytes.getI64(b, offset), Bytes.getI64(b, offset + 8));
      default -> throw new IllegalArgumentException("an address has 4 or 16 bytes: " + length);
    };
  }

  /**
   * An address written as 10.0.0.1, fe80::1 or fe80::1%eth0.
   *
   * @throws IllegalArgumentException if it is not one; names are not looked up
   */
  public static IpAddress parse(String text) {
    IpAddress address = IpAddressParser.parse(text);
    if (address == null) {
      throw new IllegalArgumentException("no IP address: \"" + text + "\"");
    }
    return address;
  }

  public boolean isV4() {
    return version == 4;
  }

  /** Whether it stands for every local address. */
  public boolean isAny() {
    return high == 0 && low == 0;
  }

  /** 4 or 16: the number of bytes that {@link #put} writes. */
  public int size() {
    return isV4() ? V4_BYTES : V6_BYTES;
  }

  /** Writes the address in network order. */
  public void put(byte[] b, int offset) {
    if (isV4()) {
      Bytes.putU32(b, offset, low);
    } else {
      Bytes.putI64(b, offset, high);
      Bytes.putI64(b, offset + 8, low);
    }
  }

  /** 10.0.0.1; IPv6 as RFC 5952 says, with %zone if it has one. */
  @Override
  public String toString() {
    byte[] bytes = new byte[size()];
    put(bytes, 0);
    StringBuilder text = new StringBuilder();
    (isV4() ? FieldFormat.IPV4 : FieldFormat.IPV6).append(text, bytes, 0, bytes.length);
    return zone.isEmpty() ? text.toString() : text.append('%').append(zone).toString();
  }
}
