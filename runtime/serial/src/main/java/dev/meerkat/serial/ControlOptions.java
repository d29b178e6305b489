// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** What one control protocol negotiates. Options are given with type and length. */
interface ControlOptions {
  /** Whether a packet is well-formed, its options included. */
  boolean isWellFormed(byte[] packet, int offset, int length);

  /** Writes a request of what we want; its length is returned. */
  int writeRequest(byte[] into, int offset, int capacity, int id);

  /** Whether we can do what the peer wants. */
  Verdict judge(byte[] packet, int offset, int length);

  /** Writes what we can do in place of an option judged {@link Verdict#OTHER}; its length. */
  int propose(byte[] packet, int offset, byte[] into, int at);

  /** The peer will do what it asked for in a request that we acknowledged. */
  void peerHas(byte[] packet, int offset, int length);

  /** The peer proposes another value. */
  void onProposed(byte[] packet, int offset, int length);

  /** The peer does not know an option. */
  void onRejected(int type);

  /** Begins anew: nothing is agreed. */
  void reset();

  /** What is thought of an option. */
  enum Verdict {
    GOOD,
    OTHER,
    UNKNOWN
  }
}
