// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.time.TimerWheel;

/**
 * Recovery by time, where selective acknowledgment was agreed on: RACK-TLP, RFC 8985. What is lost
 * its {@link Rack} finds; when nothing comes back at the end of a flight a probe asks.
 *
 * <p>What it takes to be lost leaves again in the order of the numbers, before anything new, as
 * much as the congestion window allows beside what is underway.
 */
final class TimedRecovery implements Recovery {
  private static final int DUPLICATES = 3;
  private static final long TICK_NANOS = TcpOptions.NANOS_PER_TICK;

  /** TLP.max_ack_delay: the longest that peers wait with an acknowledgment. */
  private static final long ACK_DELAY_NANOS = 200_000_000;

  private static final long FIRST_PROBE_NANOS = 1_000_000_000;

  /** A probe comes no earlier: two ticks of the clock. */
  private static final long LEAST_PROBE_NANOS = 2 * TICK_NANOS;

  private enum Phase {
    OPEN,
    FAST,
    TIMEOUT
  }

  private final Rack rack;
  private final Flight flight;
  private Sender sender;
  private CongestionControl congestion;

  private Phase phase;
  private int point;
  private long reducedAtNanos;
  private boolean mustRepeat;
  private int lostStart;
  private int lostEnd;

  private boolean waits;
  private long moreLostAtNanos;
  private boolean probing;
  private long quietSinceNanos;
  private long dueAtNanos;

  TimedRecovery(int pieces) {
    this.rack = new Rack(pieces);
    this.flight = rack.flight;
  }

  @Override
  public void begin(Sender served, boolean sackPermitted) {
    sender = served;
    congestion = served.congestion();
    rack.begin(served.una());
    phase = Phase.OPEN;
    mustRepeat = false;
    waits = false;
    probing = false;
    dueAtNanos = TimerWheel.NO_DEADLINE;
  }

  @Override
  public void end() {
    sender = null;
    congestion = null;
  }

  // What leaves.

  @Override
  public void sent(int from, int to, long nowNanos) {
    if (Seq.before(flight.end(), to)) {
      probing = true;
      quietSinceNanos = nowNanos;
    }
    flight.sent(from, to, nowNanos);
    mustRepeat = false;
  }

  @Override
  public void probed(int seq, long nowNanos) {
    flight.sent(seq, seq + 1, nowNanos);
    flight.lose(flight.cut(seq, seq + 1));
  }

  /** Octets that are taken to be on their way. */
  int underway() {
    return flight.pipe();
  }

  /** Looks for what is to be sent again: {@link #lostStart} and {@link #lostEnd} tell where. */
  boolean findLost() {
    if (flight.lostOctets() == 0) {
      return false;
    }
    int piece = flight.first();
    while (!flight.is(piece, Flight.LOST)) {
      piece++;
    }
    lostStart = flight.startOf(piece);
    while (piece < flight.behind() && flight.is(piece, Flight.LOST)) {
      lostEnd = flight.endOf(piece++);
    }
    return true;
  }

  int lostStart() {
    return lostStart;
  }

  int lostEnd() {
    return lostEnd;
  }

  /** Whether the first loss has yet to be sent again, whatever is underway. RFC 5681 3.2. */
  boolean mustRepeat() {
    return mustRepeat;
  }

  // What comes back: RFC 8985 section 6.2.

  @Override
  public void onAcknowledgment(
      TcpSegment s, int advance, int octets, boolean bare, long echoNanos, long nowNanos) {
    boolean again = isAgain(s);
    deliver(s, advance, echoNanos, nowNanos);
    if (rack.takeReordered()) {
      sender.reordering().seen();
    }
    if (again || sender.hasReordering()) {
      sender.reordering().acknowledged(again, sender.una(), sender.max());
    }
    if (advance > 0) {
      quietSinceNanos = nowNanos;
      probing = true;
      if (phase != Phase.FAST) {
        congestion.onAcknowledged(octets, nowNanos, sender.roundTrip().smoothed());
      }
    }
    if (sender.hasTailProbe()
        && sender
            .tailProbe()
            .acknowledged(s.ack, again ? s.blockEnds[0] : 0, again, bare && s.blocks == 0)) {
      congestion.onLoss(congestion.window(), nowNanos);
    }
    if (phase != Phase.OPEN && Seq.notAfter(point, sender.una())) {
      recovered(nowNanos);
    }
    detect(nowNanos);
  }

  private void deliver(TcpSegment s, int advance, long echoNanos, long nowNanos) {
    long least = sender.roundTrip().least();
    long measured = -1;
    if (advance > 0) {
      measured = rack.acknowledged(sender.una(), echoNanos, least, nowNanos);
    }
    for (int i = 0; i < s.blocks; i++) {
      int start = s.blockStarts[i];
      int end = s.blockEnds[i];
      if (Seq.before(start, end)
          && Seq.before(sender.una(), start)
          && Seq.notAfter(end, sender.max())) {
        measured = Math.max(measured, rack.held(start, end, least, nowNanos));
      }
    }
    if (measured >= 0) {
      sender.measured(measured);
    }
  }

  /** Whether the first block tells of what came a second time. RFC 2883 section 4. */
  private static boolean isAgain(TcpSegment s) {
    if (s.blocks == 0 || !Seq.before(s.blockStarts[0], s.blockEnds[0])) {
      return false;
    }
    return Seq.notAfter(s.blockEnds[0], s.ack)
        || s.blocks > 1
            && Seq.notAfter(s.blockStarts[1], s.blockStarts[0])
            && Seq.notAfter(s.blockEnds[0], s.blockEnds[1]);
  }

  private void recovered(long nowNanos) {
    if (phase == Phase.FAST) {
      congestion.onRecovered(flight.pipe());
    }
    phase = Phase.OPEN;
    if (sender.hasReordering()) {
      sender.reordering().recovered();
    }
    if (flight.lostOctets() > 0) {
      // Lost behind the point: another window's loss.
      recover(nowNanos);
    }
  }

  private void detect(long nowNanos) {
    if (!rack.mayFind()) {
      waits = false;
      return;
    }
    long timeout = rack.detect(window(), nowNanos);
    waits = timeout > 0;
    moreLostAtNanos = nowNanos + timeout;
    if (!rack.hasFound()) {
      return;
    }
    if (phase == Phase.OPEN) {
      recover(nowNanos);
    } else if (rack.hasFoundRepeatedSince(reducedAtNanos)) {
      // Section 9.3: what was repeated is lost again, so it is another window's loss.
      reduce(nowNanos);
    }
  }

  private long window() {
    RttEstimator roundTrip = sender.roundTrip();
    boolean atOnce =
        phase != Phase.OPEN
            || flight.heldOctets() > (DUPLICATES - 1) * sender.segment()
            || flight.heldOctets() > 0 && flight.heldRuns() >= DUPLICATES;
    return ReorderingWindow.nanos(
        sender.hasReordering() ? sender.reordering() : null,
        atOnce,
        roundTrip.least(),
        roundTrip.smoothed());
  }

  private void recover(long nowNanos) {
    phase = Phase.FAST;
    point = sender.max();
    mustRepeat = true;
    forgetProbe();
    reduce(nowNanos);
  }

  private void reduce(long nowNanos) {
    reducedAtNanos = nowNanos;
    congestion.onLoss(Math.min(congestion.window(), sender.max() - sender.una()), nowNanos);
  }

  // Time.

  @Override
  public void onTimeout(long nowNanos) {
    congestion.onTimeout(sender.max() - sender.una() - flight.heldOctets(), nowNanos);
    rack.onTimeout(sender.segment(), window(), nowNanos);
    phase = Phase.TIMEOUT;
    point = sender.max();
    mustRepeat = true;
    waits = false;
    reducedAtNanos = nowNanos;
    forgetProbe();
  }

  @Override
  public void onCut() {
    rack.loseAll();
    phase = Phase.TIMEOUT;
    point = sender.max();
    waits = false;
    forgetProbe();
  }

  private void forgetProbe() {
    probing = false;
    if (sender.hasTailProbe()) {
      sender.tailProbe().forget();
    }
  }

  /**
   * When something is to happen before the time to repeat; asked after all was sent.
   *
   * @return {@link TimerWheel#NO_DEADLINE} if nothing is
   */
  long plan(long nowNanos) {
    dueAtNanos = TimerWheel.NO_DEADLINE;
    if (waits) {
      dueAtNanos = moreLostAtNanos;
    } else if (probing && mayProbe()) {
      long after = probeAfter();
      if (after < sender.roundTrip().timeout()) {
        // Otherwise the time to repeat passes first, and lets the probe go first.
        dueAtNanos = Math.max(nowNanos, quietSinceNanos + after);
      }
    }
    return dueAtNanos;
  }

  /** What {@link #plan} last answered. */
  long dueAtNanos() {
    return dueAtNanos;
  }

  /** Section 7.2. */
  private boolean mayProbe() {
    return phase == Phase.OPEN
        && !flight.isEmpty()
        && flight.heldOctets() == 0
        && flight.lostOctets() == 0
        && sender.window() > 0
        && sender.isSynAcknowledged();
  }

  private long probeAfter() {
    long smoothed = sender.roundTrip().smoothed();
    if (smoothed == 0) {
      return FIRST_PROBE_NANOS;
    }
    long delay = sender.max() - sender.una() <= sender.segment() ? ACK_DELAY_NANOS : 0;
    return Math.max(LEAST_PROBE_NANOS, 2 * smoothed + delay);
  }

  /** It is due. */
  void onDue(TcpEndpoint endpoint, long nowNanos) {
    if (waits) {
      detect(nowNanos);
      endpoint.path().wantOutput(endpoint);
    } else if (probing && mayProbe()) {
      probe(endpoint, nowNanos);
    }
    plan(nowNanos);
  }

  private boolean isProbeDue() {
    return sender.hasTailProbe() ? sender.tailProbe().mayFollow() : sender.roundTrip().isMeasured();
  }

  private void probe(TcpEndpoint endpoint, long nowNanos) {
    if (isProbeDue()) {
      int max = sender.max();
      if (endpoint.probeTail(nowNanos)) {
        sender.tailProbe().sent(sender.max(), sender.max() == max);
      }
    }
    probing = false;
    endpoint.timers().repeatAnew(nowNanos);
  }

  /**
   * The time to repeat has passed. If a probe was still to leave, or a closer look to be taken,
   * that comes first: section 8.
   *
   * @return whether it does
   */
  boolean comesFirst(TcpEndpoint endpoint, long nowNanos) {
    if (!waits && probing && mayProbe() && isProbeDue()) {
      probe(endpoint, nowNanos);
      return true;
    }
    return waits;
  }
}
