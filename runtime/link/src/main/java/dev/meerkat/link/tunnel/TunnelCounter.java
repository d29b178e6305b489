// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.tunnel;

/** What becomes of the frames of a tunnel. */
public enum TunnelCounter {
  RECEIVED,
  SENT,
  /** Longer than the MTU allows, in either direction. */
  TOO_LONG,
  /** The host did not take it, or the other end is not there. */
  REFUSED
}
