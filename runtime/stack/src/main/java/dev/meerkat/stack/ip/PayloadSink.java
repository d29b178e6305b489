// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/** A protocol above IP. */
public interface PayloadSink {
  /** A packet for this protocol has come in, whole. */
  void onPayload(Packet packet);

  /**
   * An ICMP error has come for a packet of ours.
   *
   * @param packet the packet as it left, as far as the error shows it: its payload may be cut
   * @param type of the ICMP message
   */
  default void onError(Packet packet, int type, int code, int mtu) {}
}
