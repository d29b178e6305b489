// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Interface identifiers that stay the same on a network, differ between networks and tell nothing
 * of the hardware: RFC 7217 section 5.
 */
final class StableAddresses {
  private final byte[] secret;

  /**
   * Identifiers of a host.
   *
   * @param secret at least 128 bits that nobody else knows; with another one addresses change
   */
  StableAddresses(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * The lower half of an address.
   *
   * @param prefix upper half
   * @param tries how often somebody else had it already
   */
  long identifier(long prefix, String link, int tries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] numbers = new byte[12];
      Bytes.putI64(numbers, 0, prefix);
      Bytes.putI32(numbers, 8, tries);
      digest.update(numbers);
      digest.update(link.getBytes(StandardCharsets.UTF_8));
      long found = Bytes.getI64(digest.digest(secret), 0);
      return isReserved(found) ? identifier(prefix, link, tries + 1) : found;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** RFC 5453: the subnet's routers, and anycast. */
  private static boolean isReserved(long identifier) {
    return identifier == 0 || (identifier & ~0x7FL) == 0xFDFF_FFFF_FFFF_FF80L;
  }
}
