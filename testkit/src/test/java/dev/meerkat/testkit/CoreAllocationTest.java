// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.buffer.LinearBuffer;
import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.codec.FieldVisitor;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.codec.JsonDump;
import dev.meerkat.core.codec.TextDump;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.loop.Poller;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Nothing on core's data path allocates. Here, since the probe stands above core. */
class CoreAllocationTest {
  private static final byte[] INPUT =
      "Content-Type: text/html; charset=utf-8\r\n0123456789abcdef"
          .getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] VISIBLE = Ascii.table(-1L << 32, -1L >>> 1, 0, 0);

  private long sink;

  @Test
  void checksum_ofARange_allocatesNothing() {
    AllocationProbe.assertAllocatesNothing(
        () -> sink += InetChecksum.finish(InetChecksum.sum(INPUT, 1, 31)));
  }

  @Test
  void characters_scannedAndRead_allocateNothing() {
    byte[] name = Ascii.bytes("content-type");
    AllocationProbe.assertAllocatesNothing(
        () -> {
          sink += Ascii.scanRun(INPUT, 0, 38, 0x20, 0x7E, VISIBLE);
          sink += Ascii.matchesNoCase(INPUT, 0, 12, name) ? 1 : 0;
          sink += Ascii.decimal(INPUT, 40, 10, Long.MAX_VALUE);
          sink += Ascii.hexadecimal(INPUT, 40, 15, Long.MAX_VALUE);
        });
  }

  private static void tell(FieldVisitor v) {
    v.beginMessage("Tcp", INPUT, 0, 20);
    v.number("sourcePort", 0, 16, 443, "HTTPS");
    v.number("seq", 32, 32, 0xFFFF_FFFFL, null);
    v.beginFlags("flags", 104, 8, 18);
    v.flag("SYN", 110, true);
    v.endFlags();
    v.verdict("checksum", "ok", true);
    v.bytes("source", FieldFormat.IPV4, INPUT, 0, 4);
    v.bytes("target", FieldFormat.IPV6, INPUT, 0, 16);
    v.bytes("mac", FieldFormat.MAC, INPUT, 0, 6);
    v.bytes("text", FieldFormat.UTF8, INPUT, 0, 20);
    v.bytes("rest", FieldFormat.HEX, INPUT, 0, 20);
    v.beginList("options", 20, 4);
    v.beginCase("kind", 160, 8, 2, "MSS", 20, 4);
    v.number("mss", 176, 16, 1460, null);
    v.endCase();
    v.endList();
    v.finding("reserved");
    v.endMessage();
  }

  @Test
  void dumpsIntoABuilderThatIsKept_allocateNothing() {
    StringBuilder out = new StringBuilder(4096);
    JsonDump json = new JsonDump(out);
    TextDump text = new TextDump(out);
    AllocationProbe.assertAllocatesNothing(
        () -> {
          out.setLength(0);
          tell(json);
          tell(text);
          sink += out.length();
        });
  }

  @Test
  void timers_scheduledCancelledAndFired_allocateNothing() {
    TimerWheel wheel = new TimerWheel(0, 1);
    Timer[] timers = new Timer[100];
    for (int i = 0; i < timers.length; i++) {
      timers[i] = new Timer((timer, now) -> sink++);
    }
    long[] now = {0};
    AllocationProbe.assertAllocatesNothing(
        () -> {
          for (int i = 0; i < timers.length; i++) {
            wheel.schedule(timers[i], now[0] + i * 37L);
          }
          wheel.cancel(timers[50]);
          now[0] += 500;
          wheel.expire(now[0], Integer.MAX_VALUE);
          sink += wheel.nextDeadline();
        });
  }

  @Test
  void buffers_borrowedAndGivenBack_allocateNothing() {
    LinearBuffer buffer = new LinearBuffer(new BufferPool(64, 4));
    AllocationProbe.assertAllocatesNothing(
        () -> {
          sink += buffer.put(INPUT, 0, 50);
          buffer.consume(40);
          assertTrue(buffer.reserve(30));
          buffer.commit(30);
          buffer.consume(buffer.length());
        });
  }

  private static final class NoPoller implements Poller {
    @Override
    public void await(long timeoutNanos) {}

    @Override
    public int ingress(long nowNanos) {
      return 0;
    }

    @Override
    public int egress(long nowNanos) {
      return 0;
    }

    @Override
    public boolean hasWork() {
      return false;
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {}
  }

  @Test
  void turnsOfALoop_withTasksAndTimers_allocateNothing() {
    ManualClock clock = new ManualClock();
    EventLoop loop =
        new EventLoop(clock, new NoPoller(), LoopLimits.DEFAULT, (source, failure) -> sink--);
    Timer timer = new Timer((due, now) -> sink++);
    Runnable task = () -> loop.timers().schedule(timer, loop.now());
    AllocationProbe.assertAllocatesNothing(
        () -> {
          assertTrue(loop.submit(task));
          loop.poll(clock.advanceMillis(1));
          loop.poll(clock.advanceMillis(1));
        });
    assertEquals(0, loop.failures());
  }
}
