// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.net.IpAddress;

/** Who wants to know that somebody else on the link uses an address of ours. */
@FunctionalInterface
public interface AddressConflict {
  /** Nobody wants to know: conflicts are counted. */
  AddressConflict IGNORED = (on, address, nowNanos) -> {};

  /**
   * Somebody else has our address, or one that we were about to take.
   *
   * @param address ours or the one asked for by {@link NetworkInterface#probe}
   */
  void onConflict(NetworkInterface on, IpAddress address, long nowNanos);
}
