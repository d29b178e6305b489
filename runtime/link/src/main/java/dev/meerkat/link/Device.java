// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import dev.meerkat.core.loop.EventLoop;

/**
 * A network interface: gives frames that have come in, takes frames that shall go out, never waits.
 *
 * <p>A frame is what the link carries: with its Ethernet header on {@link LinkType#ETHERNET}, a
 * bare IP packet on {@link LinkType#IP}. Time is handed in; a device that holds frames back for a
 * while says in {@link #nextDeadline} when it has the next one. One thread.
 */
public interface Device extends AutoCloseable {
  /** Answer of {@link #nextDeadline}: only the outside can bring frames. */
  long NO_DEADLINE = EventLoop.NO_DEADLINE;

  /** A name for people: lo, tap0. */
  String name();

  /** What a frame begins with. */
  LinkType linkType();

  /** The link address in the lower 48 bits; 0 where the link has none. */
  long address();

  /** Most octets of a frame behind its link header. */
  int mtu();

  /**
   * What {@link #send} does for its caller: bits {@link Offload#CAN_CHECKSUM}, {@link
   * Offload#CAN_SEGMENT_V4} and {@link Offload#CAN_SEGMENT_V6}.
   */
  int abilities();

  /**
   * Hands up frames that have come in.
   *
   * @param limit most frames now
   * @return how many were handed up; less than {@code limit} when there are no more
   */
  int receive(long nowNanos, int limit, FrameSink sink);

  /**
   * Takes a frame whole or not at all; what is taken is copied or gone when this returns.
   *
   * @param offload what is left to the device, see {@link Offload}; {@link Offload#NONE} mostly
   * @return false if there is no room now; a frame that the device can never take (longer than the
   *     MTU allows) counts as sent and lost
   */
  boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload);

  /** Passes on what {@link #send} may have gathered; at the end of a turn. */
  default void flush(long nowNanos) {}

  /** When {@link #receive} has something by the passing of time alone, or {@link #NO_DEADLINE}. */
  default long nextDeadline() {
    return NO_DEADLINE;
  }

  /** Gives everything back; nothing comes in or goes out any more. Again: nothing happens. */
  @Override
  void close();
}
