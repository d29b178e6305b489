// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import dev.meerkat.core.net.IpAddress;

/**
 * An address with the length of its network's prefix, as {@code 10.0.0.2/24}.
 *
 * @param prefix bits of the address that name the network
 */
public record InterfaceAddress(IpAddress address, int prefix) {
  public InterfaceAddress {
    if (prefix < 0 || prefix > address.size() * 8) {
      throw new IllegalArgumentException(
          "a prefix of %s has 0 to %d bits, not %d".formatted(address, address.size() * 8, prefix));
    }
  }

  /**
   * Reads {@code ADDRESS/PREFIX}.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong
   */
  public static InterfaceAddress parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' has no prefix: write it as " + text + "/24");
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("'" + bits + "' is no length of a prefix");
    }
    return new InterfaceAddress(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(bits));
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
