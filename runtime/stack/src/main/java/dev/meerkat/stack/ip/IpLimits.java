// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/**
 * The bounds of IP.
 *
 * @param routes ways that can be set
 * @param reassemblies packets that can be put together at a time; the oldest makes room
 * @param piecesPerPacket runs of octets of one packet that lie apart
 * @param reassemblyNanos time for all pieces to come; RFC 1122 section 3.3.2, RFC 8200 section 4.5
 * @param hopLimit hops of what we send; RFC 1122 section 3.2.1.7
 * @param icmpPerSecond errors and echo answers sent; RFC 1812 section 4.3.2.8
 * @param extensionHeaders headers of one IPv6 packet between the first and its payload
 * @param paths targets whose path is known to take less than the link; a power of two
 * @param pathNanos time for which that holds; RFC 1191 section 6.3
 * @param routers default routers of IPv6 that are remembered
 * @param prefixes prefixes that routers have told
 * @param pings echoes of ours that wait for their answers
 */
public record IpLimits(
    int routes,
    int reassemblies,
    int piecesPerPacket,
    long reassemblyNanos,
    int hopLimit,
    int icmpPerSecond,
    int extensionHeaders,
    int paths,
    long pathNanos,
    int routers,
    int prefixes,
    int pings) {
  private static final long SECOND = 1_000_000_000;

  /**
   * 64 routes, 16 packets of up to 64 runs, 60 seconds, 64 hops, 1,000 a second, 8 headers, 256
   * paths for 10 minutes, 8 routers, 16 prefixes, 64 pings.
   */
  public static final IpLimits DEFAULT =
      new IpLimits(64, 16, 64, 60 * SECOND, 64, 1000, 8, 256, 600 * SECOND, 8, 16, 64);

  public IpLimits {
    if (routes < 1
        || reassemblies < 1
        || piecesPerPacket < 1
        || reassemblyNanos < 1
        || hopLimit < 1
        || hopLimit > 255
        || icmpPerSecond < 0
        || extensionHeaders < 0
        || Integer.bitCount(paths) != 1
        || pathNanos < 1
        || routers < 1
        || prefixes < 1
        || pings < 1) {
      throw new IllegalArgumentException(
          ("limit out of range: routes=%d reassemblies=%d piecesPerPacket=%d reassemblyNanos=%d"
                  + " hopLimit=%d icmpPerSecond=%d extensionHeaders=%d paths=%d pathNanos=%d"
                  + " routers=%d prefixes=%d pings=%d")
              .formatted(
                  routes,
                  reassemblies,
                  piecesPerPacket,
                  reassemblyNanos,
                  hopLimit,
                  icmpPerSecond,
                  extensionHeaders,
                  paths,
                  pathNanos,
                  routers,
                  prefixes,
                  pings));
    }
  }
}
