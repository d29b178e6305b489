// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * In the steady state a round trip over the host's sockets allocates nothing, both ends counted.
 */
@Timeout(60)
class HostAllocationTest {
  private static final int WARM_UP = 5_000;
  private static final int ROUND_TRIPS = 1_000;
  private static final byte[] PING = Recorder.ascii("ping");

  private final List<Throwable> errors = new ArrayList<>();
  private long roundTrips;

  private static final class Echo implements ConnectionHandler, DatagramHandler {
    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      return connection.write(buffer, offset, length);
    }

    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      assertTrue(port.send(source, b, offset, length));
    }
  }

  private final class Pinger implements ConnectionHandler, DatagramHandler {
    @Override
    public void onOpen(Connection connection) {
      connection.write(PING, 0, PING.length);
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      roundTrips++;
      assertTrue(connection.reserve(length));
      System.arraycopy(buffer, offset, connection.sendBuffer(), connection.sendOffset(), length);
      connection.commit(length);
      return length;
    }

    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      roundTrips++;
      assertTrue(port.send(source, b, offset, length));
    }
  }

  private HostTransport open() {
    return HostTransport.open((source, failure) -> errors.add(failure));
  }

  private void assertRoundTripsAllocateNothing(AllocationProbe.Operation roundTrip) {
    AllocationProbe.assertAllocatesNothing(WARM_UP, ROUND_TRIPS, roundTrip);
    assertEquals(List.of(), errors);
  }

  private void pollUntilNext(HostTransport host) {
    long before = roundTrips;
    while (roundTrips == before) {
      host.loop().poll(System.nanoTime());
    }
  }

  @Test
  void connection_polled_allocatesNothing() {
    try (HostTransport host = open()) {
      Listener listener =
          host.listen(
              Endpoint.loopback(0),
              ListenerLimits.DEFAULT,
              ConnectionLimits.DEFAULT,
              connection -> new Echo());
      host.connect(listener.local(), ConnectionLimits.DEFAULT, new Pinger());

      assertRoundTripsAllocateNothing(() -> pollUntilNext(host));
    }
  }

  @Test
  void manyConnections_run_allocateNothing() {
    try (HostTransport host = open()) {
      Listener listener =
          host.listen(
              Endpoint.loopback(0),
              ListenerLimits.DEFAULT,
              ConnectionLimits.DEFAULT,
              connection -> new Echo());
      for (int i = 0; i < 20; i++) {
        host.connect(listener.local(), ConnectionLimits.DEFAULT, new Pinger());
      }
      long[] target = {0};
      // One condition for all runs: what is counted is the loop, not the test.
      BooleanSupplier reached = () -> roundTrips >= target[0];

      assertRoundTripsAllocateNothing(
          () -> {
            target[0] = roundTrips + 20;
            host.loop().runUntil(reached);
          });
    }
  }

  @Test
  void datagrams_polled_allocateNothing() {
    try (HostTransport host = open()) {
      Datagrams server = host.bind(Endpoint.loopback(0), DatagramLimits.DEFAULT, new Echo());
      Datagrams client = host.bind(Endpoint.loopback(0), DatagramLimits.DEFAULT, new Pinger());
      assertTrue(client.send(server.local(), PING, 0, PING.length));

      assertRoundTripsAllocateNothing(() -> pollUntilNext(host));
    }
  }

  /** The JDK's selector by itself: asked through a consumer it makes nothing either. */
  @Test
  void selectorOfTheJdk_askedThroughAConsumer_allocatesNothing() throws Exception {
    Pipe pipe = Pipe.open();
    try (Selector selector = Selector.open();
        Pipe.SourceChannel source = pipe.source();
        Pipe.SinkChannel sink = pipe.sink()) {
      source.configureBlocking(false);
      source.register(selector, SelectionKey.OP_READ);
      sink.write(ByteBuffer.wrap(PING));
      Consumer<SelectionKey> count = key -> roundTrips++;

      assertRoundTripsAllocateNothing(() -> selector.select(count, 1000));
      assertTrue(roundTrips > 0);
    }
  }
}
