// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.samples.codec.Net;
import dev.meerkat.samples.codec.telemetry.AckReader;
import dev.meerkat.samples.codec.telemetry.BatchWriter;
import dev.meerkat.samples.codec.telemetry.Metric;
import dev.meerkat.samples.codec.telemetry.TelemetryHandler;
import dev.meerkat.samples.codec.telemetry.TelemetryPeer;
import dev.meerkat.samples.codec.telemetry.TelemetryReader;
import dev.meerkat.samples.codec.telemetry.TelemetryWriter;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.transport.host.HostTransport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A batch and its acknowledgement over the host's sockets allocate nothing: framed, read, checked,
 * dispatched and written, both ends and the loop counted.
 */
@Timeout(120)
class TelemetryAllocationTest {
  private static final int WARM_UP = 5_000;
  private static final int ROUND_TRIPS = 1_000;

  private final List<Throwable> errors = new ArrayList<>();
  private long acknowledged;

  /** Sends the next batch as soon as the last is acknowledged. */
  private final class Hurried implements TelemetryHandler {
    @Override
    public void onOpen(TelemetryPeer peer) {
      send(peer);
    }

    @Override
    public void onAck(TelemetryPeer peer, TelemetryReader frame, AckReader ack) {
      acknowledged++;
      send(peer);
    }

    private void send(TelemetryPeer peer) {
      TelemetryWriter frame = peer.write().version(2).sequence(1);
      BatchWriter<TelemetryWriter>.Readings readings = frame.bodyBatch().percent(1).readings();
      readings.add().metric(Metric.PRESSURE).age(1).milli(-1).end();
      readings.add().metric(Metric.HUMIDITY).age(2).milli(1).end().end().end();
      peer.send();
    }
  }

  private void assertRoundTripsAllocateNothing(HostTransport host) {
    AllocationProbe.assertAllocatesNothing(
        WARM_UP,
        ROUND_TRIPS,
        () -> {
          long before = acknowledged;
          while (acknowledged == before) {
            host.loop().poll(System.nanoTime());
          }
        });
    assertEquals(List.of(), errors);
  }

  @Test
  void batch_overAConnection_allocatesNothing() {
    try (HostTransport host = Net.open((source, failure) -> errors.add(failure))) {
      var listener =
          Net.listenTelemetry(host, Endpoint.loopback(0), new TelemetryServer(line -> {}));
      Net.connectTelemetry(host, listener.local(), new Hurried());
      assertRoundTripsAllocateNothing(host);
    }
  }

  @Test
  void batch_overDatagrams_allocatesNothing() {
    try (HostTransport host = Net.open((source, failure) -> errors.add(failure))) {
      var server = Net.bindTelemetry(host, Endpoint.loopback(0), new TelemetryServer(line -> {}));
      Net.bindTelemetry(host, Endpoint.loopback(0), server.local(), new Hurried());
      assertRoundTripsAllocateNothing(host);
    }
  }
}
