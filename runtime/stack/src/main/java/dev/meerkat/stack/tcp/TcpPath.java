// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** What a connection stands on: sends its segments to its peer, and puts it in line. */
interface TcpPath {
  /** Largest segment, header without options and data, that need not be cut on this way. */
  int segmentLimit();

  /** Data octets of a segment for a peer that does not say how many it takes. */
  int usualSegment();

  /** Most data octets of a packet that the device cuts into segments itself; 0 if it does not. */
  int offloadLimit();

  /**
   * Sends one segment with data of the connection's queue; options are its own business.
   *
   * @param length data octets from {@code seq} on
   * @param window as it stands in the header
   * @return false if the device has no room now: {@link TcpEndpoint#output} will be called again
   */
  boolean send(TcpEndpoint endpoint, int flags, int seq, int length, int window, long nowNanos);

  /** Sends a reset for a segment that acknowledges what was never sent. */
  void refuse(TcpEndpoint endpoint, int seq, long nowNanos);

  /** Puts a connection in line for {@link TcpEndpoint#output} in this turn's egress. */
  void wantOutput(TcpEndpoint endpoint);

  /** The connection is over: its ports are free. */
  void forget(TcpEndpoint endpoint);
}
