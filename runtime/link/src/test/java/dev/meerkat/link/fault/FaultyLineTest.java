// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyLineTest {
  private static final int FRAMES = 2000;
  private static final long MILLI = 1_000_000;

  @Test
  void noFault_everyFrameComesOnceInOrder() {
    List<Integer> come = run(Faults.NONE.withRate(0, FRAMES), 1);
    assertEquals(FRAMES, come.size());
    for (int i = 0; i < FRAMES; i++) {
      assertEquals(i, come.get(i));
    }
  }

  @Test
  void everyFault_sameSeed_sameOutcome() {
    Faults faults =
        Faults.NONE
            .withRate(100_000_000, FRAMES)
            .withLoss(0.1)
            .withDuplication(0.1)
            .withCorruption(0.1)
            .withReordering(0.1, 3 * MILLI)
            .withDelay(MILLI, MILLI);
    assertEquals(run(faults, 7), run(faults, 7));
    assertNotEquals(run(faults, 7), run(faults, 8));
  }

  @Test
  void loss_comesAboutAsOftenAsAskedFor() {
    int come = run(Faults.NONE.withRate(0, FRAMES).withLoss(0.25), 3).size();
    assertTrue(come > FRAMES * 0.70 && come < FRAMES * 0.80, "came " + come);
  }

  @Test
  void everyFrameTwice_comesTwice() {
    assertEquals(2 * FRAMES, run(Faults.NONE.withRate(0, 2 * FRAMES).withDuplication(1), 3).size());
  }

  @Test
  void rate_framesFollowEachOther() {
    FaultyLine line = new FaultyLine(Faults.NONE.withRate(8_000_000, 10), 0, 1);
    line.send(0, new byte[1000], 0, 1000, 0);
    line.send(0, new byte[1000], 0, 1000, 0);
    assertEquals(MILLI, line.nextDeadline());
    assertEquals(1, line.deliver(MILLI, 10, (b, o, l, x) -> {}));
    assertEquals(2 * MILLI, line.nextDeadline());
    assertEquals(0, line.deliver(2 * MILLI - 1, 10, (b, o, l, x) -> {}));
    assertEquals(1, line.deliver(2 * MILLI, 10, (b, o, l, x) -> {}));
    assertEquals(Device.NO_DEADLINE, line.nextDeadline());
  }

  @Test
  void queueFull_tooLong_cut_areLostAndCounted() {
    FaultyLine line = new FaultyLine(Faults.NONE.withRate(0, 1).withMtu(100), 14, 1);
    line.send(0, new byte[115], 0, 115, 0);
    line.send(0, new byte[114], 0, 114, 0);
    line.send(0, new byte[1], 0, 1, 0);
    line.cut(true);
    line.send(0, new byte[1], 0, 1, 0);
    line.cut(false);
    assertEquals(1, line.deliver(0, 10, (b, o, l, x) -> assertEquals(114, l)));
    assertEquals(1, line.counters().get(FaultCounter.TOO_LONG));
    assertEquals(1, line.counters().get(FaultCounter.QUEUE_FULL));
    assertEquals(1, line.counters().get(FaultCounter.PARTITIONED));
    assertEquals(1, line.counters().get(FaultCounter.DELIVERED));
  }

  @Test
  void corruption_turnsOneBitOver() {
    FaultyLine line = new FaultyLine(Faults.NONE.withCorruption(1), 0, 5);
    line.send(0, new byte[64], 0, 64, 0);
    line.deliver(
        0,
        1,
        (b, o, l, x) -> {
          int bits = 0;
          for (int i = o; i < o + l; i++) {
            bits += Integer.bitCount(b[i] & 0xFF);
          }
          assertEquals(1, bits);
        });
  }

  @Test
  void sinkSendsOnTheSameLine_frameInHandIsNotOverwritten() {
    FaultyLine line = new FaultyLine(Faults.NONE, 0, 5);
    line.send(0, new byte[] {1}, 0, 1, 0);
    line.deliver(
        0,
        1,
        (b, o, l, x) -> {
          line.send(0, new byte[] {2}, 0, 1, 0);
          assertEquals(1, b[o]);
        });
    line.deliver(0, 1, (b, o, l, x) -> assertEquals(2, b[o]));
    assertEquals(2, line.counters().get(FaultCounter.DELIVERED));
  }

  @Test
  void chanceAboveOne_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Faults.NONE.withLoss(1.01));
    assertThrows(IllegalArgumentException.class, () -> Faults.NONE.withCorruption(Double.NaN));
  }

  private static List<Integer> run(Faults faults, long seed) {
    FaultyLine line = new FaultyLine(faults, 0, seed);
    List<Integer> come = new ArrayList<>();
    byte[] frame = new byte[64];
    for (int i = 0; i < FRAMES; i++) {
      Bytes.putI32(frame, 0, i);
      line.send(i * 1000L, frame, 0, frame.length, 0);
    }
    line.deliver(Long.MAX_VALUE, Integer.MAX_VALUE, (b, o, l, x) -> come.add(Bytes.getI32(b, o)));
    return come;
  }
}
