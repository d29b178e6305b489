// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** Who is handed the packets that come in over an interface. */
@FunctionalInterface
public interface PacketSink {
  /**
   * An IP packet has come in; what lies behind it may be the link's padding.
   *
   * @param toMany it was sent to more than this host's link address
   */
  void onPacket(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      long offload,
      boolean toMany,
      long nowNanos);
}
