// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/** A protocol above IP. */
public interface PayloadSink {
  /** A packet for this protocol has come in, whole. */
  void onPayload(Packet packet);

  /**
   * An ICMP error has come for a packet of ours.
   *
   * @param sent the packet as it left, source and target as we sent it; its payload is cut to what
   *     the error shows, at least eight octets
   * @param mtu with {@link PathError#TOO_LARGE} the largest packet on this way, IP header included,
   *     which {@link IpOutput#mtu} says from now on; else 0
   * @return whether the packet was one of ours, as far as can be told: if not, nothing is learned
   *     of the path. RFC 5927
   */
  default boolean onError(Packet sent, PathError error, int mtu) {
    return false;
  }
}
