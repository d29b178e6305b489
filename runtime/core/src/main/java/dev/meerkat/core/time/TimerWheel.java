// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/**
 * A hierarchical timing wheel: schedule, cancel and expire in constant time, without allocation.
 *
 * <p>Time is counted in ticks since the wheel was made. Eight levels of 64 slots each take six bits
 * of a deadline's tick; a timer stands at the level of the highest digit in which its deadline
 * differs from the present tick. So all timers of an occupied slot lie ahead, within one turn of
 * their level, and one bitmap a level finds the next. When the present reaches a slot above level 0
 * its timers move down.
 *
 * <p>A timer never fires early and at most one tick late, apart from the loop's own delay. Timers
 * of one tick fire in the order in which they came into its slot. A timer that is scheduled for the
 * past, or from a handler for the present, fires in the next {@link #expire}.
 */
public final class TimerWheel {
  /** Answer of {@link #nextDeadline} when nothing is scheduled. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private static final int DIGIT_BITS = 6;
  private static final int SLOTS = 1 << DIGIT_BITS;
  private static final int LEVELS = 8;
  private static final long LAST_TICK = (1L << DIGIT_BITS * LEVELS) - 1;

  private final long originNanos;
  private final long tickNanos;
  private final TimerList[] slots = new TimerList[LEVELS * SLOTS];
  private final long[] occupied = new long[LEVELS];
  private final TimerList due = new TimerList(-1);

  private long tick;
  private int turn;

  /**
   * An empty wheel.
   *
   * @param nowNanos the present of the clock that it will be driven by
   * @param tickNanos resolution, above zero
   */
  public TimerWheel(long nowNanos, long tickNanos) {
    if (tickNanos <= 0) {
      throw new IllegalArgumentException("tickNanos must be above 0: " + tickNanos);
    }
    this.originNanos = nowNanos;
    this.tickNanos = tickNanos;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new TimerList(i);
    }
  }

  /** Sets a timer to a deadline, whether or not it is scheduled already. */
  public void schedule(Timer timer, long deadlineNanos) {
    cancel(timer);
    timer.scheduledInTurn = turn;
    timer.deadlineTick = tickAtOrAfter(deadlineNanos);
    insert(timer);
  }

  /** Sets a timer to a deadline unless it fires at that time or earlier as it is. */
  public void scheduleNoLater(Timer timer, long deadlineNanos) {
    if (timer.list == null || tickAtOrAfter(deadlineNanos) < timer.deadlineTick) {
      schedule(timer, deadlineNanos);
    }
  }

  /** Takes a timer off the wheel; nothing happens if it is not scheduled. */
  public void cancel(Timer timer) {
    TimerList list = timer.list;
    if (list == null) {
      return;
    }
    list.remove(timer);
    if (list.slot >= 0 && list.isEmpty()) {
      occupied[list.slot >>> DIGIT_BITS] &= ~(1L << list.slot);
    }
  }

  /**
   * Fires timers whose deadline is at or before {@code nowNanos}, at most {@code budget} of them;
   * the rest stays due. An instant before an earlier one fires nothing new.
   *
   * @return how many fired
   */
  public int expire(long nowNanos, int budget) {
    advance(nowNanos);
    int fired = 0;
    for (Timer timer; fired < budget && (timer = takeDue()) != null; fired++) {
      timer.fire(nowNanos);
    }
    return fired;
  }

  /** Begins a turn: moves the present on, and the timers that it passes to those that are due. */
  public void advance(long nowNanos) {
    turn++;
    long target = Math.min(LAST_TICK, Math.max(tick, (nowNanos - originNanos) / tickNanos));
    for (long next = nextTick(); next <= target; next = nextTick()) {
      int level = lowestOccupiedLevel();
      tick = next;
      empty(slots[level * SLOTS + Long.numberOfTrailingZeros(occupied[level])]);
    }
    tick = target;
  }

  /**
   * Takes the next timer that is due and was not scheduled in this turn, for the caller to {@link
   * Timer#fire}.
   *
   * @return null if there is none
   */
  public Timer takeDue() {
    Timer timer = due.first();
    if (timer == null || timer.scheduledInTurn == turn) {
      return null;
    }
    due.remove(timer);
    return timer;
  }

  /**
   * The instant at which {@link #expire} has something to do: never later than the earliest
   * deadline rounded up to a tick, possibly earlier.
   *
   * @return {@link #NO_DEADLINE} if nothing is scheduled
   */
  public long nextDeadline() {
    if (!due.isEmpty()) {
      return originNanos + tick * tickNanos;
    }
    long next = nextTick();
    return next > LAST_TICK ? NO_DEADLINE : originNanos + next * tickNanos;
  }

  /** Whether a timer is due now, whatever the time. */
  public boolean hasDue() {
    return !due.isEmpty();
  }

  private long tickAtOrAfter(long deadlineNanos) {
    long elapsed = deadlineNanos - originNanos;
    if (elapsed <= 0) {
      return 0;
    }
    return Math.min(LAST_TICK, (elapsed - 1) / tickNanos + 1);
  }

  private void insert(Timer timer) {
    if (timer.deadlineTick <= tick) {
      due.append(timer);
      return;
    }
    int highestBit = 63 - Long.numberOfLeadingZeros(timer.deadlineTick ^ tick);
    int level = highestBit / DIGIT_BITS;
    int digit = (int) (timer.deadlineTick >>> level * DIGIT_BITS) & SLOTS - 1;
    slots[level * SLOTS + digit].append(timer);
    occupied[level] |= 1L << digit;
  }

  /** Moves the timers of a slot that the present has reached: to the due list or down. */
  private void empty(TimerList list) {
    occupied[list.slot >>> DIGIT_BITS] &= ~(1L << list.slot);
    while (!list.isEmpty()) {
      Timer timer = list.first();
      list.remove(timer);
      insert(timer);
    }
  }

  private long nextTick() {
    int level = lowestOccupiedLevel();
    if (level == LEVELS) {
      return Long.MAX_VALUE;
    }
    int shift = level * DIGIT_BITS;
    long above = tick >>> shift + DIGIT_BITS << shift + DIGIT_BITS;
    return above | (long) Long.numberOfTrailingZeros(occupied[level]) << shift;
  }

  private int lowestOccupiedLevel() {
    int level = 0;
    while (level < LEVELS && occupied[level] == 0) {
      level++;
    }
    return level;
  }
}
