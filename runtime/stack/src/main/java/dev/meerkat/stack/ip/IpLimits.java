// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/**
 * The bounds of IP.
 *
 * @param routes ways that can be set
 * @param reassemblies packets that can be put together at a time; the oldest makes room
 * @param piecesPerPacket runs of octets of one packet that lie apart
 * @param reassemblyNanos time for all pieces to come; RFC 791 section 3.2, RFC 1122 section 3.3.2
 * @param hopLimit hops of what we send; RFC 1122 section 3.2.1.7
 * @param icmpPerSecond errors and echo answers sent; RFC 1812 section 4.3.2.8
 */
public record IpLimits(
    int routes,
    int reassemblies,
    int piecesPerPacket,
    long reassemblyNanos,
    int hopLimit,
    int icmpPerSecond) {
  /** 64 routes, 16 packets of up to 64 runs, 30 seconds, 64 hops, 1,000 a second. */
  public static final IpLimits DEFAULT = new IpLimits(64, 16, 64, 30_000_000_000L, 64, 1000);

  public IpLimits {
    if (routes < 1
        || reassemblies < 1
        || piecesPerPacket < 1
        || reassemblyNanos < 1
        || hopLimit < 1
        || hopLimit > 255
        || icmpPerSecond < 0) {
      throw new IllegalArgumentException(
          "limit out of range: routes=%d reassemblies=%d piecesPerPacket=%d reassemblyNanos=%d hopLimit=%d icmpPerSecond=%d"
              .formatted(
                  routes, reassemblies, piecesPerPacket, reassemblyNanos, hopLimit, icmpPerSecond));
    }
  }
}
