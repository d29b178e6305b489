// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * How much may be underway. One object a connection; octets throughout.
 *
 * <p>Told of what happens, asked for {@link #window}. Recovery itself is not its business: which
 * octets are lost and when it is over others decide.
 */
public interface CongestionControl {
  /** Most octets that may be underway. */
  int window();

  /** Below it the window grows fast. */
  int threshold();

  /** The segment size is known, or has become less. */
  void segmentSize(int octets);

  /** SYN had to be repeated: one segment to begin with. RFC 5681 section 3.1. */
  void onSynLost();

  /** Octets were acknowledged for the first time while nothing was being recovered. */
  void onAcknowledged(int octets, long nowNanos, long roundTripNanos);

  /** A loss was noticed with {@code underway} octets underway: once for each recovery. */
  void onLoss(int underway, long nowNanos);

  /** The time to repeat has passed. */
  void onTimeout(int underway, long nowNanos);

  /** Recovery is over. */
  void onRecovered(int underway);

  /** Nothing was sent for longer than the time to repeat. RFC 5681 section 4.1. */
  void onIdle();
}
