// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import dev.meerkat.samples.codec.telemetry.BatchWriter;
import dev.meerkat.samples.codec.telemetry.Metric;
import dev.meerkat.samples.codec.telemetry.TelemetryWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/** Frames of the protocol as octets. */
final class Frames {
  private Frames() {}

  /** One frame, as the generated writer makes it. */
  static byte[] frame(Consumer<TelemetryWriter> content) {
    byte[] buffer = new byte[600];
    TelemetryWriter writer = new TelemetryWriter().wrap(buffer, 0, buffer.length);
    content.accept(writer);
    int size = writer.finish();
    if (size < 0) {
      throw new IllegalStateException("writer answered " + size);
    }
    return Arrays.copyOf(buffer, size);
  }

  static byte[] hello(int oldest, int newest, long device) {
    return frame(
        w ->
            w.version(0)
                .sequence(0)
                .bodyHello()
                .oldest(oldest)
                .newest(newest)
                .device(device)
                .model(1)
                .end());
  }

  static byte[] batch(int sequence, int readings) {
    return frame(
        w -> {
          BatchWriter<TelemetryWriter>.Readings list =
              w.version(2).sequence(sequence).bodyBatch().percent(50).readings();
          for (int i = 0; i < readings; i++) {
            list.add().metric(Metric.HUMIDITY).age(i).milli(-i).end();
          }
          list.end().end();
        });
  }

  static byte[] join(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
