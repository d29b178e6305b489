// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import java.util.Arrays;

/** Both ends of a connection, the lower first, to be found again without a new object. */
final class StreamKey {
  private static final int ADDRESS = 16;
  private static final int END = ADDRESS + 2;

  private final byte[] octets;

  StreamKey() {
    this.octets = new byte[2 * END];
  }

  private StreamKey(byte[] octets) {
    this.octets = octets;
  }

  /** One that does not change any more. */
  StreamKey copy() {
    return new StreamKey(octets.clone());
  }

  /**
   * Sets both ends; answers whether the source is the lower.
   *
   * @param size of an address, 4 or 16
   */
  boolean set(byte[] buffer, int source, int target, int size, int sourcePort, int targetPort) {
    Arrays.fill(octets, (byte) 0);
    int order = Arrays.compare(buffer, source, source + size, buffer, target, target + size);
    boolean isLower = order == 0 ? sourcePort <= targetPort : order < 0;
    end(buffer, source, size, sourcePort, isLower ? 0 : END);
    end(buffer, target, size, targetPort, isLower ? END : 0);
    return isLower;
  }

  private void end(byte[] buffer, int offset, int size, int port, int at) {
    System.arraycopy(buffer, offset, octets, at, size);
    octets[at + ADDRESS] = (byte) (port >>> 8);
    octets[at + ADDRESS + 1] = (byte) port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamKey key && Arrays.equals(octets, key.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }
}
