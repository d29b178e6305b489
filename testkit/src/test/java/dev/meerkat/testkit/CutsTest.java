// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutsTest {
  private static final byte[] INPUT =
      "The quick brown fox jumps over the lazy dog"
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @Test
  void anyCut_piecesJoined_areTheInput() {
    for (Cuts.Cut cut : Cuts.of(INPUT.length)) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      cut.pieces(
          INPUT,
          (buffer, offset, length) -> {
            joined.write(buffer, offset, length);
            return true;
          });
      assertArrayEquals(INPUT, joined.toByteArray(), cut.name());
    }
  }

  @Test
  void anyCut_grown_endsWithTheWholeInput() {
    for (Cuts.Cut cut : Cuts.of(INPUT.length)) {
      List<byte[]> seen = new ArrayList<>();
      cut.grow(
          INPUT,
          (buffer, offset, length) ->
              seen.add(Arrays.copyOfRange(buffer, offset, offset + length)));
      assertArrayEquals(INPUT, seen.get(seen.size() - 1), cut.name());
    }
  }

  @Test
  void stepThatStops_isNotCalledAgain() {
    int[] calls = {0};

    Cuts.of(INPUT.length).get(2).grow(INPUT, (buffer, offset, length) -> ++calls[0] < 3);

    assertEquals(3, calls[0]);
  }

  @Test
  void emptyInput_cut_isOnePieceOfNothing() {
    for (Cuts.Cut cut : Cuts.of(0)) {
      assertEquals(List.of(0), cut.ends());
    }
  }
}
