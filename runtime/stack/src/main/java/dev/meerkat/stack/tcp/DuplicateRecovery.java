// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * Recovery by what comes again: what the peer has beyond what it acknowledges, what is taken to be
 * lost, what is sent again. RFC 6675 with selective acknowledgments; without them each repeated
 * acknowledgment counts as a segment that has left the network, as in RFC 6582.
 */
final class DuplicateRecovery implements Recovery {
  private static final int DUPLICATES = 3;

  private final SeqRanges held;
  private Sender sender;
  private CongestionControl congestion;

  private boolean selective;
  private boolean active;
  private int point;
  private int repeatedUpTo;
  private int duplicates;
  private int maxBeforeDuplicates;
  private boolean mustRepeat;
  private boolean rescued;
  private boolean restarted;
  private int lostStart;
  private int lostEnd;

  DuplicateRecovery(int runs) {
    this.held = new SeqRanges(runs);
  }

  @Override
  public void begin(Sender served, boolean sackPermitted) {
    sender = served;
    congestion = served.congestion();
    selective = sackPermitted;
    held.clear();
    active = false;
    restarted = false;
    mustRepeat = false;
    rescued = false;
    duplicates = 0;
  }

  boolean isActive() {
    return active;
  }

  /** Octets more than the window that the first duplicates allow. RFC 3042. */
  int earlyAllowance() {
    return active || restarted || selective ? 0 : Math.min(2, duplicates) * sender.segment();
  }

  @Override
  public void end() {
    sender = null;
    congestion = null;
  }

  @Override
  public void sent(int from, int to, long nowNanos) {
    // Told by what the transmission asks.
  }

  @Override
  public void probed(int seq, long nowNanos) {
    // The number that is sent next stays before it.
  }

  @Override
  public void onAcknowledgment(
      TcpSegment s, int advance, int octets, boolean bare, long echoNanos, long nowNanos) {
    boolean news = learn(s);
    if (advance > 0) {
      onAdvance(advance, octets, nowNanos);
    } else if (s.ack == sender.una() && sender.hasUnderway() && (news || bare && !selective)) {
      onDuplicate(nowNanos);
    }
  }

  /** Takes what a segment says the peer holds; tells whether there was news. */
  private boolean learn(TcpSegment s) {
    if (!selective) {
      return false;
    }
    int before = held.octets();
    for (int i = 0; i < s.blocks; i++) {
      int start = s.blockStarts[i];
      int end = s.blockEnds[i];
      // A block below the acknowledgment reports a duplicate (RFC 2883); others are not ours.
      if (Seq.before(start, end)
          && Seq.before(sender.una(), start)
          && Seq.notAfter(end, sender.max())) {
        held.add(start, end);
      }
    }
    return held.octets() != before;
  }

  /** The acknowledgment has moved on by {@code advance}. */
  private void onAdvance(int advance, int octets, long nowNanos) {
    held.dropBelow(sender.una());
    if (restarted && Seq.notAfter(point, sender.una())) {
      restarted = false;
    }
    if (!active) {
      duplicates = 0;
      congestion.onAcknowledged(octets, nowNanos, sender.roundTrip().smoothed());
      return;
    }
    if (Seq.notAfter(point, sender.una())) {
      active = false;
      duplicates = 0;
      congestion.onRecovered(sender.max() - sender.una());
      return;
    }
    if (!selective) {
      // A partial acknowledgment: the next segment is lost too. RFC 6582 section 3.2, step 3.
      duplicates = Math.max(0, duplicates - advance / sender.segment() + 1);
      repeatedUpTo = sender.una();
      mustRepeat = true;
    }
  }

  /** An acknowledgment has come again, or one that holds news of what lies beyond. */
  private void onDuplicate(long nowNanos) {
    if (duplicates++ == 0) {
      maxBeforeDuplicates = sender.max();
    }
    if (active || restarted || !sender.hasUnderway()) {
      return;
    }
    if (duplicates < DUPLICATES && !isLost(sender.una())) {
      return;
    }
    active = true;
    mustRepeat = true;
    rescued = false;
    point = sender.max();
    repeatedUpTo = sender.una();
    // What the first duplicates let go does not count: RFC 5681 section 3.2, step 2.
    congestion.onLoss(maxBeforeDuplicates - sender.una(), nowNanos);
  }

  /** Everything is sent again that the peer does not hold. */
  @Override
  public void onTimeout(long nowNanos) {
    congestion.onTimeout(sender.max() - sender.una() - held.octets(), nowNanos);
    if (held.find(sender.una()) >= 0) {
      // The peer has dropped what it said to hold. RFC 2018 section 8.
      held.clear();
    }
    active = false;
    restarted = true;
    point = sender.max();
    duplicates = 0;
    sender.goBack();
  }

  @Override
  public void onCut() {
    active = false;
    restarted = true;
    point = sender.max();
    duplicates = 0;
    sender.goBack();
  }

  /** Octets that are taken to be on their way. "Pipe" of RFC 6675 section 4. */
  int underway() {
    int una = sender.una();
    int max = sender.max();
    if (!active) {
      int upTo = Seq.earlier(sender.next(), max);
      return upTo - una - heldBelow(upTo);
    }
    if (!selective) {
      int repeated = Math.max(0, repeatedUpTo - una);
      return Math.max(0, max - una - duplicates * sender.segment()) + repeated;
    }
    int sum = 0;
    int from = una;
    for (int i = 0; i <= held.count(); i++) {
      int to = i < held.count() ? held.start(i) : max;
      if (!isLost(from)) {
        sum += to - from;
      }
      sum += Math.max(0, Seq.earlier(to, repeatedUpTo) - from);
      from = i < held.count() ? held.end(i) : max;
    }
    return sum;
  }

  private int heldBelow(int number) {
    int sum = 0;
    for (int i = 0; i < held.count() && Seq.before(held.start(i), number); i++) {
      sum += Seq.earlier(held.end(i), number) - held.start(i);
    }
    return sum;
  }

  /** IsLost of RFC 6675 section 4: enough that was sent later has come. */
  private boolean isLost(int number) {
    int runs = 0;
    int octets = 0;
    for (int i = held.count() - 1; i >= 0 && Seq.before(number, held.start(i)); i--) {
      runs++;
      octets += held.end(i) - held.start(i);
      if (runs >= DUPLICATES || octets > (DUPLICATES - 1) * sender.segment()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Looks for what is to be sent again: rules 1, and with {@code guess} 3, of NextSeg in RFC 6675
   * section 4. {@link #lostStart} and {@link #lostEnd} tell where it lies.
   */
  boolean findLost(boolean guess) {
    if (!active) {
      return false;
    }
    lostStart = Seq.later(sender.una(), repeatedUpTo);
    if (!selective) {
      lostEnd = sender.max();
      return repeatedUpTo == sender.una();
    }
    for (int i = 0; i < held.count(); i++) {
      if (Seq.before(lostStart, held.start(i))) {
        lostEnd = held.start(i);
        return guess || isLost(lostStart);
      }
      lostStart = Seq.later(lostStart, held.end(i));
    }
    return false;
  }

  /** Rule 4: the last segment once more, when nothing else can be sent. */
  boolean findRescue() {
    if (!active || rescued || !selective || held.isEmpty()) {
      return false;
    }
    lostEnd = sender.max();
    lostStart = Seq.later(held.last(), lostEnd - sender.segment());
    rescued = Seq.before(lostStart, lostEnd);
    return rescued;
  }

  int lostStart() {
    return lostStart;
  }

  int lostEnd() {
    return lostEnd;
  }

  /**
   * Whether the first loss has yet to be sent again, whatever is underway: RFC 5681 section 3.2
   * step 3, RFC 6675 section 5 step 4.3.
   */
  boolean mustRepeat() {
    return mustRepeat;
  }

  /** What was found has been sent again, up to a number. */
  void repeated(int upTo) {
    mustRepeat = false;
    repeatedUpTo = Seq.later(repeatedUpTo, upTo);
  }

  /** Where sending again goes on behind a number: the peer's runs are left out. */
  int skipHeld(int number) {
    int run = held.find(number);
    return run < 0 ? number : held.end(run);
  }

  /** First number at or behind one that the peer holds, or {@code limit}. */
  int heldAfter(int number, int limit) {
    for (int i = 0; i < held.count(); i++) {
      if (Seq.before(number, held.start(i))) {
        return Seq.earlier(held.start(i), limit);
      }
    }
    return limit;
  }
}
