// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

/** Who wants to know what a client was given. */
public interface DhcpListener {
  /** The interface has its address; or the lease was made longer. */
  default void onBound(DhcpClient client, DhcpLease lease) {}

  /** The interface has no address any more. */
  default void onLost(DhcpClient client) {}
}
