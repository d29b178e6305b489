// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.net.script.StepReader;
import dev.meerkat.core.codec.Codec;
import org.junit.jupiter.api.Test;

final class StepTest {
  @Test
  void step_withAReadingOfTheMainDescriptions_isRead() {
    byte[] bytes = {0, 5, 0, 7, 1, 0, 0, 0, 21};
    StepReader step = new StepReader();

    assertEquals(Codec.OK, step.wrap(bytes, 0, bytes.length));

    assertEquals(5, step.delay());
    assertEquals(21, step.reading().value());
  }
}
