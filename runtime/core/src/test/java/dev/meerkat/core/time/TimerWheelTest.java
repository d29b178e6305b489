// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final long TICK = 1000;

  private final List<String> fired = new ArrayList<>();
  private final TimerWheel wheel = new TimerWheel(0, TICK);

  private Timer named(String name) {
    return new Timer((timer, now) -> fired.add(name + "@" + now));
  }

  @Test
  void scheduledTimer_beforeItsDeadline_doesNotFire() {
    Timer timer = named("a");
    wheel.schedule(timer, 5001);

    assertEquals(0, wheel.expire(5999, ALL));
    assertTrue(timer.isScheduled());
    assertEquals(1, wheel.expire(6000, ALL));
    assertFalse(timer.isScheduled());
    assertEquals(List.of("a@6000"), fired);
  }

  @Test
  void scheduledTimer_wantedNoLater_movesOnlyForward() {
    Timer timer = named("a");
    wheel.scheduleNoLater(timer, 5000);
    wheel.scheduleNoLater(timer, 9000);
    assertEquals(5000, wheel.nextDeadline());
    wheel.scheduleNoLater(timer, 2001);
    assertEquals(3000, wheel.nextDeadline());

    wheel.expire(10_000, ALL);
    assertEquals(List.of("a@10000"), fired);
    wheel.scheduleNoLater(timer, 12_000);
    assertEquals(12_000, wheel.nextDeadline());
  }

  @Test
  void timersOfManyScales_timeJumps_fireInOrderOfTheirDeadlines() {
    long[] deadlines = {1, 64, 65, 4095, 4096, 4097, 262_144, 1L << 30, 1L << 40};
    for (int i = deadlines.length - 1; i >= 0; i--) {
      wheel.schedule(named(Long.toString(deadlines[i])), deadlines[i] * TICK);
    }
    wheel.expire((1L << 41) * TICK, ALL);

    List<String> names = new ArrayList<>();
    for (long deadline : deadlines) {
      names.add(deadline + "@" + (1L << 41) * TICK);
    }
    assertEquals(names, fired);
    assertEquals(TimerWheel.NO_DEADLINE, wheel.nextDeadline());
  }

  @Test
  void randomTimers_walkedByNextDeadline_fireWithinOneTickAndNeverEarly() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 50; run++) {
      long origin = random.nextLong();
      TimerWheel wheel = new TimerWheel(origin, TICK);
      long[] late = {0};
      int count = 200;
      for (int i = 0; i < count; i++) {
        long deadline = origin + random.nextLong(1L << random.nextInt(1, 45));
        wheel.schedule(
            new Timer(
                (timer, now) -> {
                  long lateness = now - deadline;
                  assertTrue(lateness >= 0, "early by " + -lateness);
                  late[0] = Math.max(late[0], lateness);
                }),
            deadline);
      }
      int all = wheel.expire(origin, ALL);
      int steps = 0;
      while (wheel.nextDeadline() != TimerWheel.NO_DEADLINE) {
        all += wheel.expire(wheel.nextDeadline(), ALL);
        assertTrue(++steps < count * 10, "too many wake-ups");
      }
      assertEquals(count, all);
      assertTrue(late[0] < TICK, "late by " + late[0]);
    }
  }

  @Test
  void cancelledTimer_deadlinePasses_doesNotFire() {
    Timer timer = named("a");
    wheel.schedule(timer, 100_000);
    wheel.cancel(timer);
    wheel.cancel(timer);

    assertEquals(TimerWheel.NO_DEADLINE, wheel.nextDeadline());
    assertEquals(0, wheel.expire(1_000_000, ALL));
  }

  @Test
  void scheduledTimer_scheduledAgain_firesOnceAtTheNewDeadline() {
    Timer timer = named("a");
    wheel.schedule(timer, 5000);
    wheel.schedule(timer, 9000);

    wheel.expire(8000, ALL);
    wheel.expire(9000, ALL);
    wheel.expire(20_000, ALL);

    assertEquals(List.of("a@9000"), fired);
  }

  @Test
  void timerCancelledByAnotherOfTheSameTick_doesNotFire() {
    Timer second = named("second");
    wheel.schedule(new Timer((timer, now) -> wheel.cancel(second)), 1000);
    wheel.schedule(second, 1000);

    assertEquals(1, wheel.expire(1000, ALL));
    assertEquals(List.of(), fired);
  }

  @Test
  void timerThatSchedulesItselfForNow_firesOncePerTurn() {
    int[] count = {0};
    wheel.schedule(
        new Timer(
            (timer, now) -> {
              count[0]++;
              wheel.schedule(timer, now);
            }),
        1000);

    assertEquals(1, wheel.expire(1000, ALL));
    assertTrue(wheel.hasDue());
    assertEquals(1000, wheel.nextDeadline());
    assertEquals(1, wheel.expire(1000, ALL));
    assertEquals(2, count[0]);
  }

  @Test
  void budget_reached_restFiresNextTime() {
    for (int i = 0; i < 10; i++) {
      wheel.schedule(named("t" + i), 1000);
    }

    assertEquals(4, wheel.expire(1000, 4));
    assertTrue(wheel.hasDue());
    assertEquals(6, wheel.expire(1000, ALL));
    assertEquals("[t0@1000, t1@1000, t2@1000, t3@1000]", fired.subList(0, 4).toString());
  }

  @Test
  void clockNearItsWrap_timersFireInOrder() {
    long origin = Long.MAX_VALUE - 5 * TICK;
    TimerWheel late = new TimerWheel(origin, TICK);
    late.schedule(named("before"), origin + 2 * TICK);
    late.schedule(named("after"), origin + 20 * TICK);

    late.expire(origin + 3 * TICK, ALL);
    late.expire(origin + 21 * TICK, ALL);

    assertEquals(2, fired.size());
    assertTrue(fired.get(1).startsWith("after@-"), fired.toString());
  }

  @Test
  void clockThatGoesBack_firesNothingAndHarmsNothing() {
    wheel.expire(100 * TICK, ALL);
    wheel.schedule(named("a"), 105 * TICK);

    assertEquals(0, wheel.expire(50 * TICK, ALL));
    assertEquals(1, wheel.expire(105 * TICK, ALL));
  }

  @Test
  void deadlineBeyondTheWheel_keptAtItsEnd_doesNotFireNow() {
    wheel.schedule(named("far"), Long.MAX_VALUE);

    assertEquals(0, wheel.expire(1L << 50, ALL));
  }

  @Test
  void noResolution_wheelMade_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TimerWheel(0, 0));
  }
}
