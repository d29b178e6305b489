// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.buffer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearBufferTest {
  private final BufferPool pool = new BufferPool(8, 2);
  private final LinearBuffer buffer = new LinearBuffer(pool);

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void emptyBuffer_holdsNoArray() {
    assertEquals(0, pool.lent());
    assertEquals(8, buffer.free());
    buffer.put(bytes(1), 0, 1);
    assertEquals(1, pool.lent());
    buffer.consume(1);
    assertEquals(0, pool.lent());
  }

  @Test
  void fullBuffer_put_acceptsWhatFits() {
    assertEquals(8, buffer.put(new byte[20], 0, 20));
    assertEquals(0, buffer.put(new byte[1], 0, 1));
    assertFalse(buffer.reserve(1));
  }

  @Test
  void noRoomAtTheEnd_reserve_movesWhatIsThere() {
    buffer.put(bytes(1, 2, 3, 4, 5, 6), 0, 6);
    buffer.consume(4);
    assertTrue(buffer.reserve(5));

    assertEquals(0, buffer.offset());
    assertArrayEquals(bytes(5, 6), Arrays.copyOf(buffer.array(), 2));
    assertEquals(6, buffer.room());
  }

  @Test
  void reserveNotUsed_released_givesTheArrayBack() {
    assertTrue(buffer.reserve(3));
    assertEquals(1, pool.lent());
    buffer.releaseIfEmpty();
    assertEquals(0, pool.lent());
  }

  @Test
  void poolExhausted_put_acceptsNothing() {
    pool.take();
    pool.take();

    assertEquals(0, buffer.put(bytes(1), 0, 1));
    assertFalse(buffer.reserve(1));
    assertEquals(2, pool.refusals());
    assertFalse(pool.hasFree());
  }

  @Test
  void callersMistakes_areRefused() {
    buffer.put(bytes(1, 2), 0, 2);

    assertThrows(IllegalArgumentException.class, () -> buffer.consume(3));
    assertThrows(IllegalArgumentException.class, () -> buffer.consume(-1));
    assertThrows(IllegalArgumentException.class, () -> buffer.commit(7));
    assertThrows(IllegalArgumentException.class, () -> pool.give(new byte[9]));
  }

  @Test
  void randomUse_keepsEveryByteInOrder() {
    SplittableRandom random = new SplittableRandom(1);
    ArrayDeque<Byte> model = new ArrayDeque<>();
    byte next = 0;
    for (int step = 0; step < 100_000; step++) {
      if (random.nextBoolean()) {
        byte[] more = new byte[random.nextInt(0, 6)];
        for (int i = 0; i < more.length; i++) {
          more[i] = next++;
        }
        int accepted = buffer.put(more, 0, more.length);
        next -= (byte) (more.length - accepted);
        for (int i = 0; i < accepted; i++) {
          model.add(more[i]);
        }
      } else {
        int taken = random.nextInt(0, buffer.length() + 1);
        for (int i = 0; i < taken; i++) {
          assertEquals(model.poll(), buffer.array()[buffer.offset() + i]);
        }
        buffer.consume(taken);
      }
      assertEquals(model.size(), buffer.length());
    }
  }

  @Test
  void arrayGivenBack_taken_isTheSameAgain() {
    byte[] first = pool.take();
    byte[] second = pool.take();
    pool.give(first);

    assertNotSame(first, second);
    assertSame(first, pool.take());
  }

  @Test
  void pools_sameSizeAsked_areOne() {
    BufferPools pools = new BufferPools(3);
    pools.ofSize(10).take();
    pools.ofSize(20).take();

    assertSame(pools.ofSize(10), pools.ofSize(10));
    assertEquals(30, pools.lentBytes());
  }
}
