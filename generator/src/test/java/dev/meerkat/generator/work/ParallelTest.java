// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParallelTest {
  private static final List<Integer> MANY = IntStream.range(0, 5000).boxed().toList();

  @Test
  void manyElements_mapped_standInTheirOrder() {
    assertEquals(
        MANY.stream().map(i -> "n" + i).toList(), Parallel.map(MANY, element -> "n" + element));
  }

  @Test
  void noElement_mapped_givesNone() {
    assertEquals(List.of(), Parallel.map(List.of(), element -> element));
  }

  @Test
  void severalElements_fail_theFirstOfThemIsTold() {
    for (int round = 0; round < 200; round++) {
      IllegalStateException told =
          assertThrows(
              IllegalStateException.class,
              () -> Parallel.map(MANY.subList(0, 50), ParallelTest::failingFromTen));
      assertEquals("10", told.getMessage());
    }
  }

  @Test
  void errorOfAHelper_isTheCallers() {
    assertThrows(
        AssertionError.class,
        () ->
            Parallel.map(
                MANY,
                element -> {
                  throw new AssertionError("element " + element);
                }));
  }

  private static int failingFromTen(int element) {
    if (element >= 10) {
      throw new IllegalStateException(Integer.toString(element));
    }
    return element;
  }
}
