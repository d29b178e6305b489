// SPDX-License-Identifier: Apache-2.0
package com.acme.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.device.net.telemetry.Batch;
import com.acme.device.net.telemetry.BatchReader;
import com.acme.device.net.telemetry.Unit;
import dev.meerkat.core.codec.Codec;
import org.junit.jupiter.api.Test;

final class BatchTest {
  private static final byte[] ONE_READING = {1, 1, 0, 0, 0, 42, 0, 7, 1, 0, 0, 0, 21};

  @Test
  void batch_oneReading_isRead() {
    BatchReader batch = new BatchReader();

    assertEquals(Codec.OK, batch.wrap(ONE_READING, 0, ONE_READING.length));

    assertEquals(42, batch.device());
    BatchReader.Readings readings = batch.readings();
    assertTrue(readings.next());
    assertEquals(7, readings.value().sensor());
    assertEquals(Unit.CELSIUS, readings.value().unit());
    assertEquals(21, readings.value().value());
  }

  @Test
  void batch_wrongVersion_isRefusedByName() {
    byte[] bytes = ONE_READING.clone();
    bytes[0] = 2;

    int code = new BatchReader().wrap(bytes, 0, bytes.length);

    assertEquals("BAD_VERSION", Batch.errorName(code));
  }
}
