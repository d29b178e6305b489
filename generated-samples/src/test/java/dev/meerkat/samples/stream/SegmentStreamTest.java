// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentStreamTest {
  private static final int FIRST = 0xFFFF_FF00;
  private static final byte[] NONE = {};

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final Messages found = new Messages();
  private final SegmentStream stream = new SegmentStream(Dialog.CLIENT);

  /** Takes two octets at a time, so that one is left now and then. */
  private final Dialog pairs =
      (side, buffer, offset, length, messages) -> {
        int even = length & ~1;
        seen.write(buffer, offset, even);
        return even;
      };

  @Test
  void segmentsInAnyOrderOverlappingAndTwice_followed_areTheStream() {
    Seeds.run(
        300,
        random -> {
          seen.reset();
          byte[] octets = new byte[2 * random.nextInt(1, 400)];
          new Random(random.nextLong()).nextBytes(octets);
          stream.begin(FIRST - 1, NONE, 0, 0);
          List<int[]> cuts = new ArrayList<>();
          for (int at = 0; at < octets.length; ) {
            int length = Math.min(octets.length - at, random.nextInt(1, 40));
            int before = Math.min(at, random.nextInt(4));
            cuts.add(new int[] {at - before, length + before});
            cuts.add(new int[] {at, length});
            at += length;
          }
          Collections.shuffle(cuts, new Random(random.nextLong()));
          for (int[] cut : cuts) {
            stream.segment(FIRST + cut[0], octets, cut[0], cut[1], pairs, found);
          }
          assertArrayEquals(octets, seen.toByteArray());
        });
  }

  @Test
  void octetsWithTheSyn_takenByThePeer_comeFirst() {
    stream.begin(FIRST - 1, new byte[] {1, 2}, 0, 2);
    stream.segment(FIRST + 2, new byte[] {3, 4}, 0, 2, pairs, found);

    assertArrayEquals(new byte[] {1, 2, 3, 4}, seen.toByteArray());
  }

  @Test
  void octetsWithTheSyn_ignoredByThePeer_areThoseSentAgain() {
    stream.begin(FIRST - 1, new byte[] {1, 2}, 0, 2);
    stream.segment(FIRST, new byte[] {5, 6}, 0, 2, pairs, found);

    assertArrayEquals(new byte[] {5, 6}, seen.toByteArray());
  }

  @Test
  void streamSeenLate_followed_beginsWithItsFirstSegment() {
    stream.segment(77, new byte[] {1, 2}, 0, 2, pairs, found);
    stream.segment(79, new byte[] {3, 4}, 0, 2, pairs, found);

    assertArrayEquals(new byte[] {1, 2, 3, 4}, seen.toByteArray());
  }

  @Test
  void gapThatIsNeverFilled_followed_keepsNoMoreThanTheLimit() {
    stream.begin(FIRST - 1, NONE, 0, 0);
    byte[] segment = new byte[1_000];
    for (int i = 0; i < 10_000; i++) {
      stream.segment(FIRST + 1 + i * segment.length, segment, 0, segment.length, pairs, found);
      assertTrue(stream.kept() <= 2 * SegmentStream.MAX_KEPT, () -> "kept " + stream.kept());
    }
    assertEquals(0, seen.size());
  }

  @Test
  void messageWithoutEnd_followed_keepsNoMoreThanTheLimit() {
    Dialog waiting = (side, buffer, offset, length, messages) -> 0;
    byte[] segment = new byte[1_000];
    Arrays.fill(segment, (byte) 1);
    for (int i = 0; i < 10_000; i++) {
      stream.segment(FIRST + i * segment.length, segment, 0, segment.length, waiting, found);
      assertTrue(stream.kept() <= 2 * SegmentStream.MAX_KEPT, () -> "kept " + stream.kept());
    }
  }
}
