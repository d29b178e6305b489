// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/**
 * The bounds of one port for datagrams.
 *
 * @param receiveBytes largest datagram taken in; larger ones are dropped
 * @param datagramsPerTurn datagrams delivered before the loop looks at other ports
 */
public record DatagramLimits(int receiveBytes, int datagramsPerTurn) {
  /** 2,048 bytes, 64 datagrams a turn. */
  public static final DatagramLimits DEFAULT = new DatagramLimits(2048, 64);

  private static final int MAX_BYTES = 65_535;

  public DatagramLimits {
    if (receiveBytes < 1 || receiveBytes > MAX_BYTES || datagramsPerTurn < 1) {
      throw new IllegalArgumentException(
          "limit out of range: receiveBytes=%d (1 to %d) datagramsPerTurn=%d"
              .formatted(receiveBytes, MAX_BYTES, datagramsPerTurn));
    }
  }
}
