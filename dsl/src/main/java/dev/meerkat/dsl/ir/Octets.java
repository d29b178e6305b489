// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.Arrays;

/** An immutable run of octets. */
public final class Octets {
  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  public static Octets of(byte[] octets) {
    return new Octets(octets.clone());
  }

  public int length() {
    return octets.length;
  }

  public int at(int index) {
    return octets[index] & 0xFF;
  }

  public byte[] toArray() {
    return octets.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    StringBuilder hex = new StringBuilder(octets.length * 3);
    for (byte octet : octets) {
      if (hex.length() > 0) {
        hex.append(' ');
      }
      hex.append(Character.forDigit(octet >> 4 & 15, 16))
          .append(Character.forDigit(octet & 15, 16));
    }
    return hex.toString();
  }
}
