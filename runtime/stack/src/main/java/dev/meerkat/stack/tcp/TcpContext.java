// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.time.TimerWheel;

/**
 * What all connections of a host share: their bounds, the code that serves one after the other, and
 * what is lent to those that have something underway. So an idle connection does not pay for it.
 */
final class TcpContext {
  /** Of each kind that lie idle; as many connections were busy at a time before. */
  private static final int MOST_SPARES = 1024;

  final TcpLimits limits;
  final OctetRings receiveRings;
  final OctetRings sendRings;
  final TimerWheel wheel;
  final SegmentArrival arrival = new SegmentArrival();
  final Transmission transmission = new Transmission();
  final PathErrors pathErrors = new PathErrors();
  final Spares<DuplicateRecovery> recoveries;
  final Spares<TimedRecovery> timedRecoveries;
  final Spares<RunsAhead> runsAhead;

  TcpContext(TcpLimits limits, BufferPool receivePool, BufferPool sendPool, TimerWheel wheel) {
    this.limits = limits;
    this.receiveRings = new OctetRings(receivePool, MOST_SPARES);
    this.sendRings = new OctetRings(sendPool, MOST_SPARES);
    this.wheel = wheel;
    int runs = limits.outOfOrderRuns();
    this.recoveries = new Spares<>(MOST_SPARES, () -> new DuplicateRecovery(runs));
    this.timedRecoveries = new Spares<>(MOST_SPARES, () -> new TimedRecovery(limits.sentPieces()));
    this.runsAhead = new Spares<>(MOST_SPARES, () -> new RunsAhead(runs));
  }
}
