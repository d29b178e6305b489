// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.time.Clock;
import dev.meerkat.core.time.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private static final LoopLimits LIMITS = new LoopLimits(4, 2, 3, 1000, 0);

  private final List<String> journal = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final JournalPoller poller = new JournalPoller();
  private final HandClock clock = new HandClock();
  private final EventLoop loop =
      new EventLoop(clock, poller, LIMITS, (source, failure) -> errors.add(failure));

  private static final class HandClock implements Clock {
    long nanos = 50_000;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long epochMillis() {
      return 7;
    }
  }

  /** Each look at it takes ten microseconds. */
  private static final class TickingClock implements Clock {
    private long nanos;

    @Override
    public long nanos() {
      nanos += 10_000;
      return nanos;
    }

    @Override
    public long epochMillis() {
      return 7;
    }
  }

  /** Writes down what it is asked, and lets time pass when it is waited in. */
  private final class JournalPoller implements Poller {
    boolean work;
    int wakeups;

    @Override
    public void await(long timeoutNanos) {
      journal.add("await " + (timeoutNanos == Long.MAX_VALUE ? "ever" : timeoutNanos));
      clock.nanos += timeoutNanos == Long.MAX_VALUE ? 1 : timeoutNanos;
    }

    @Override
    public int ingress(long nowNanos) {
      journal.add("ingress");
      return 0;
    }

    @Override
    public int egress(long nowNanos) {
      journal.add("egress");
      return 0;
    }

    @Override
    public boolean hasWork() {
      return work;
    }

    @Override
    public void wakeup() {
      wakeups++;
    }

    @Override
    public void close() {
      journal.add("close");
    }
  }

  @Test
  void oneTurn_everythingWaiting_isDoneInOrder() {
    assertTrue(loop.submit(() -> journal.add("task")));
    loop.timers().schedule(new Timer((timer, now) -> journal.add("timer")), 50_000);

    assertEquals(2, loop.poll(51_000));
    assertEquals(List.of("await 0", "ingress", "task", "timer", "egress"), journal);
    assertEquals(51_000, loop.now());
  }

  @Test
  void queueFull_submit_isRefused() {
    for (int i = 0; i < 4; i++) {
      assertTrue(loop.submit(() -> journal.add("task")));
    }
    assertFalse(loop.submit(() -> journal.add("one too many")));

    assertEquals(2, loop.poll(0));
    assertEquals(2, loop.poll(0));
    assertEquals(0, loop.poll(0));
  }

  @Test
  void taskThatSubmitsItself_doesNotHoldTheTurn() {
    Runnable[] again = new Runnable[1];
    again[0] = () -> assertTrue(loop.submit(again[0]));
    assertTrue(loop.submit(again[0]));

    assertEquals(2, loop.poll(0));
    assertEquals(loop.now(), loop.nextDeadline());
  }

  @Test
  void taskAndTimerThatThrow_areReportedAndTheRestRuns() {
    assertTrue(
        loop.submit(
            () -> {
              throw new IllegalStateException("task");
            }));
    assertTrue(loop.submit(() -> journal.add("next task")));
    loop.timers()
        .schedule(
            new Timer(
                (timer, now) -> {
                  throw new IllegalStateException("timer");
                }),
            0);
    loop.timers().schedule(new Timer((timer, now) -> journal.add("next timer")), 0);

    loop.poll(0);

    assertEquals(2, errors.size());
    assertEquals(2, loop.failures());
    assertTrue(journal.containsAll(List.of("next task", "next timer")));
  }

  @Test
  void sinkThatThrows_reportedTo_isIgnored() {
    EventLoop careless =
        new EventLoop(
            clock,
            poller,
            LIMITS,
            (source, failure) -> {
              throw new IllegalStateException("sink");
            });
    assertTrue(
        careless.submit(
            () -> {
              throw new IllegalStateException("task");
            }));

    careless.poll(0);

    assertEquals(1, careless.failures());
  }

  @Test
  void nothingWaits_nextDeadline_isNoneOrTheNextTimer() {
    assertEquals(EventLoop.NO_DEADLINE, loop.nextDeadline());
    loop.timers().schedule(new Timer((timer, now) -> {}), 60_000);
    assertEquals(60_000, loop.nextDeadline());
    poller.work = true;
    assertEquals(loop.now(), loop.nextDeadline());
  }

  @Test
  void runningLoop_timerDue_waitsUntilThenAndStops() {
    loop.timers().schedule(new Timer((timer, now) -> loop.stop()), 60_000);

    loop.run();

    assertEquals(List.of("await 10000", "ingress", "egress"), journal);
    assertTrue(loop.isStopped());
  }

  @Test
  void runningLoop_workDone_staysAwakeForAWhileAndThenSleeps() {
    LoopLimits awake = new LoopLimits(4, 2, 3, 1000, 20_000);
    EventLoop spinning =
        new EventLoop(new TickingClock(), poller, awake, (source, failure) -> errors.add(failure));
    assertTrue(spinning.submit(() -> journal.add("task")));

    spinning.runUntil(() -> journal.contains("await ever"));

    List<String> waits = journal.stream().filter(line -> line.startsWith("await")).toList();
    assertEquals(List.of("await 0", "await 0", "await 0", "await ever"), waits);
  }

  @Test
  void runningLoop_conditionHolds_returnsAndCanGoOn() {
    loop.runUntil(() -> journal.contains("egress"));
    loop.runUntil(() -> true);

    assertFalse(loop.isStopped());
    assertEquals("await ever", journal.get(0));
  }

  @Test
  void stoppedLoop_run_returnsAtOnce() {
    loop.stop();

    loop.run();

    assertEquals(List.of(), journal);
  }

  @Test
  void submit_fromTheLoopItself_needsNoWakeup() {
    assertTrue(loop.submit(loop::stop));
    assertEquals(1, poller.wakeups);
    loop.run();

    assertEquals(1, poller.wakeups);
  }

  @Test
  void limitsBelowOne_made_areRefusedWithTheirValues() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new LoopLimits(1, 0, 1, 1, 0));

    assertTrue(refused.getMessage().contains("tasksPerTurn=0"), refused.getMessage());
  }
}
