// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** A line that loops back: what is sent comes in. */
final class EchoLine implements ByteLine {
  private final byte[] octets;
  private int count;

  EchoLine(int capacity) {
    octets = new byte[capacity];
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int taken = Math.min(length, count);
    System.arraycopy(octets, 0, target, offset, taken);
    System.arraycopy(octets, taken, octets, 0, count - taken);
    count -= taken;
    return taken;
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    int taken = Math.min(length, octets.length - count);
    System.arraycopy(source, offset, octets, count, taken);
    count += taken;
    return taken;
  }

  @Override
  public void close() {}
}
