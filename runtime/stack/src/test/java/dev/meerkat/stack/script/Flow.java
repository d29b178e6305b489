// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

/** One connection of a script: the peer's end, where both sides' numbers begin, the host's user. */
final class Flow {
  static final int NO_PORT = -1;

  final String name;
  final int peerPort;
  final Actor actor = new Actor();
  int hostPort;
  int peerInitial = 1_000_000;
  int hostInitial;
  boolean hostKnown;
  int hostClock;
  boolean hostClockKnown;

  Flow(String name, int peerPort, int hostPort) {
    this.name = name;
    this.peerPort = peerPort;
    this.hostPort = hostPort;
  }

  /** Takes what the host's own first segment tells. */
  void learn(Segment s) {
    if (s.has(Segment.SYN)) {
      hostInitial = s.seq();
      hostKnown = true;
      hostPort = s.sourcePort();
    }
    if (s.timestamps() && !hostClockKnown) {
      hostClock = s.timestamp();
      hostClockKnown = true;
    }
  }

  /** The octet at a place of a stream: the same both ways. */
  static byte octet(int place) {
    return (byte) (place * 31 + (place >>> 8));
  }
}
