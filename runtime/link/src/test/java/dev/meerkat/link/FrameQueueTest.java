// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
  private static final int OVERHEAD = 20;

  @Test
  void anyOrderOfAddsAndPolls_givesWhatWentIn() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int capacity = 40 + random.nextInt(400);
      FrameQueue queue = new FrameQueue(capacity);
      Deque<byte[]> model = new ArrayDeque<>();
      for (int step = 0; step < 500; step++) {
        if (random.nextBoolean()) {
          byte[] frame = new byte[random.nextInt(60)];
          random.nextBytes(frame);
          if (queue.add(frame, 0, frame.length, step, -step)) {
            model.add(frame);
          } else {
            assertTrue(queue.used() > 0 || frame.length + OVERHEAD > capacity, "seed " + seed);
          }
        } else if (!model.isEmpty()) {
          byte[] wanted = model.remove();
          assertEquals(wanted.length, queue.firstLength(), "seed " + seed);
          queue.poll(
              (buffer, offset, length, offload) ->
                  assertArrayEquals(wanted, Arrays.copyOfRange(buffer, offset, offset + length)));
        }
        assertEquals(model.size(), queue.size(), "seed " + seed);
        assertTrue(queue.used() <= capacity);
      }
    }
  }

  @Test
  void whatTravelsBesideAFrame_isKept() {
    FrameQueue queue = new FrameQueue(100);
    assertTrue(queue.add(new byte[] {1, 2}, 1, 1, Offload.VERIFIED, 77));
    assertEquals(Offload.VERIFIED, queue.firstOffload());
    assertEquals(77, queue.firstDue());
    assertEquals(1, queue.firstLength());
    assertEquals(2, queue.array()[queue.firstOffset()]);
  }

  @Test
  void full_add_isRefusedAndNothingChanges() {
    FrameQueue queue = new FrameQueue(60);
    assertTrue(queue.add(new byte[40], 0, 40, 0, 0));
    assertFalse(queue.add(new byte[1], 0, 1, 0, 0));
    assertEquals(1, queue.size());
    queue.drop();
    assertTrue(queue.isEmpty());
    assertEquals(0, queue.used());
  }

  @Test
  void tooSmall_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FrameQueue(39));
  }

  @Test
  void offload_keepsItsParts() {
    long offload = Offload.segments(34, 16, 1448);
    assertTrue(Offload.needsChecksum(offload));
    assertTrue(Offload.isTrusted(offload));
    assertEquals(34, Offload.checksumStart(offload));
    assertEquals(16, Offload.checksumField(offload));
    assertEquals(1448, Offload.segmentPayload(offload));
    assertEquals(0, Offload.segmentPayload(Offload.checksum(14, 16)));
    assertFalse(Offload.isTrusted(Offload.NONE));
  }
}
