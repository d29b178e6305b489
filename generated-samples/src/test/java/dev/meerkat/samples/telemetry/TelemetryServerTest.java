// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.samples.codec.Net;
import dev.meerkat.samples.codec.telemetry.BatchReader;
import dev.meerkat.samples.codec.telemetry.DoneReader;
import dev.meerkat.samples.codec.telemetry.HelloReader;
import dev.meerkat.samples.codec.telemetry.Telemetry;
import dev.meerkat.samples.codec.telemetry.TelemetryHandler;
import dev.meerkat.samples.codec.telemetry.TelemetryPeer;
import dev.meerkat.samples.codec.telemetry.TelemetryReader;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import dev.meerkat.transport.message.MessageCounter;
import dev.meerkat.transport.message.MessageCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server on a network in memory: all cuts, time that passes, and peers that mean harm. */
class TelemetryServerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Endpoint SERVER = Endpoint.loopback(7070);

  private final List<String> journal = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final MemoryTransport network = network();

  private MemoryTransport network() {
    return new MemoryTransport((source, failure) -> errors.add(failure));
  }

  @AfterEach
  void everythingIsGivenBack() {
    network.close();
    assertEquals(0, network.bufferedBytes());
    assertEquals(List.of(), errors);
  }

  /** The server, with an eye on its counters and faults. */
  private final class Watched implements TelemetryHandler {
    private final TelemetryServer server = new TelemetryServer(journal::add);
    private MessageCounters counters;
    private TelemetryPeer last;

    @Override
    public void onOpen(TelemetryPeer peer) {
      counters = peer.counters();
      last = peer;
    }

    @Override
    public void onHello(TelemetryPeer peer, TelemetryReader frame, HelloReader hello) {
      server.onHello(peer, frame, hello);
    }

    @Override
    public void onBatch(TelemetryPeer peer, TelemetryReader frame, BatchReader batch) {
      server.onBatch(peer, frame, batch);
    }

    @Override
    public void onDone(TelemetryPeer peer, TelemetryReader frame, DoneReader done) {
      server.onDone(peer, frame, done);
    }

    @Override
    public void onFault(TelemetryPeer peer, int code, int offset) {
      journal.add("fault " + Telemetry.errorName(code) + " at " + offset);
    }
  }

  private static byte[] conversation() {
    byte[] all = Frames.hello(1, 2, 77);
    for (int i = 0; i <= 12; i++) {
      all = Frames.join(all, Frames.batch(i, 1 + i * 5));
    }
    return all;
  }

  /** What the server answers to octets that come in pieces of this size. */
  private byte[] answers(byte[] input, int segment) {
    MemoryTransport net = network();
    net.segmentBytes(segment);
    MemoryPeer peer = net.peer(Net.listenTelemetry(net, SERVER, new TelemetryServer(s -> {})));
    for (int sent = 0; sent < input.length; ) {
      sent += peer.send(input, sent, input.length - sent);
      net.settle();
    }
    byte[] answer = peer.take();
    net.close();
    return answer;
  }

  @Test
  void conversation_inEveryCut_isAnsweredAlike() {
    byte[] input = conversation();
    byte[] whole = answers(input, Integer.MAX_VALUE);
    assertTrue(whole.length > 14 * 14, "answers: " + whole.length);

    for (int segment : new int[] {1, 2, 3, 5, 7, 11, 13, 64, 333}) {
      assertArrayEquals(whole, answers(input, segment), "pieces of " + segment);
    }
  }

  @Test
  void fleet_overConnectionsAndDatagrams_reportsInTime() {
    Net.listenTelemetry(network, SERVER, new TelemetryServer(journal::add));
    TelemetryPeer one = Net.connectTelemetry(network, SERVER, new TelemetryDevice());
    Net.bindTelemetry(network, SERVER, new TelemetryServer(journal::add));
    TelemetryPeer two =
        Net.bindTelemetry(network, Endpoint.loopback(0), SERVER, new TelemetryDevice());
    network.pass(10 * SECOND);

    for (TelemetryPeer device : List.of(one, two)) {
      // hello, batches each half a second until the 11th, then done and one each 200 ms
      assertEquals(1 + 11 + 1 + 21, device.counters().get(MessageCounter.SENT));
      // welcome, acknowledgements, the command
      assertEquals(1 + 11 + 21 + 1, device.counters().get(MessageCounter.RECEIVED));
    }
    assertEquals(4, journal.size(), journal.toString());
  }

  @Test
  void device_serverComesLater_saysHelloAgain() {
    Net.bindTelemetry(network, Endpoint.loopback(0), SERVER, new TelemetryDevice());
    network.pass(3 * SECOND);
    assertEquals(List.of(), journal);
    Net.bindTelemetry(network, SERVER, new TelemetryServer(journal::add));
    network.pass(SECOND);

    assertEquals(1, journal.size(), journal.toString());
  }

  @Test
  void versions_ofTheFuture_areNotAgreed() {
    MemoryPeer peer = network.peer(Net.listenTelemetry(network, SERVER, new Watched()));
    byte[] hello = Frames.hello(3, 4, 9);
    peer.send(hello, 0, hello.length);
    network.settle();

    byte[] answer = peer.take();
    TelemetryReader reader = new TelemetryReader();
    assertEquals(Codec.OK, reader.wrap(answer, 0, answer.length));
    assertEquals(0, reader.bodyWelcome().version());
  }

  @Test
  void mutatedFrames_neverThrow_andEndTheirConnection() {
    Random random = new Random(20_261_122);
    byte[] good = Frames.join(Frames.hello(1, 2, 5), Frames.batch(1, 3));
    Watched watched = new Watched();
    var listener = Net.listenTelemetry(network, SERVER, watched);
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      MemoryPeer peer = network.peer(listener);
      peer.send(bad, 0, bad.length);
      peer.endOutput();
      network.settle();
      assertTrue(peer.hasEnded(), "still open");
    }
    long refused =
        watched.counters.get(MessageCounter.MALFORMED)
            + watched.counters.get(MessageCounter.CUT_OFF)
            + watched.counters.get(MessageCounter.TOO_LARGE);
    assertEquals(2_000, refused, watched.counters.toString());
    assertEquals(0, listener.connections());
  }

  @Test
  void badDatagrams_aFlood_costCountersOnly() {
    Watched watched = new Watched();
    Net.bindTelemetry(network, SERVER, watched);
    Datagrams client =
        network.bind(Endpoint.loopback(5), DatagramLimits.DEFAULT, new DatagramHandler() {});
    Random random = new Random(7);
    byte[] noise = new byte[200];
    for (int i = 0; i < 5_000; i++) {
      random.nextBytes(noise);
      client.send(SERVER, noise, 0, random.nextInt(noise.length + 1));
      network.settle();
    }
    byte[] two = Frames.join(Frames.batch(1, 1), Frames.batch(2, 1));
    client.send(SERVER, two, 0, two.length);
    byte[] hello = Frames.hello(1, 2, 5);
    client.send(SERVER, hello, 0, hello.length);
    network.settle();

    assertEquals(5_001, watched.counters.get(MessageCounter.MALFORMED));
    assertEquals(1, watched.counters.refused(Codec.TRAILING));
    assertEquals(1, watched.counters.get(MessageCounter.RECEIVED));
    assertTrue(journal.get(journal.size() - 1).startsWith("device 5"));
  }

  @Test
  void halfAMessage_thenNothing_isAborted() {
    Watched watched = new Watched();
    var listener = Net.listenTelemetry(network, SERVER, watched);
    byte[] batch = Frames.batch(1, 10);
    for (int i = 0; i < 50; i++) {
      network.peer(listener).send(batch, 0, batch.length / 2);
    }
    network.settle();
    assertEquals(50, listener.connections());
    network.pass(31 * SECOND);

    assertEquals(50, watched.counters.get(MessageCounter.TOO_SLOW));
    assertEquals(0, listener.connections());
    assertEquals(0, network.bufferedBytes());
  }

  @Test
  void peerThatNeverReads_isNotReadFrom_andGoesIdle() {
    network.window(256);
    Watched watched = new Watched();
    var listener = Net.listenTelemetry(network, SERVER, watched);
    MemoryPeer peer = network.peer(listener);
    peer.stopReading();
    byte[] batch = Frames.batch(1, 1);
    long sent = 0;
    for (int quiet = 0; quiet < 3; ) {
      int took = peer.send(batch, 0, batch.length);
      network.settle();
      if (took < batch.length) {
        quiet++;
      }
      sent += took;
    }
    long handedUp = watched.counters.get(MessageCounter.RECEIVED);
    assertTrue(sent < 64 << 10, "taken in: " + sent);
    assertEquals(handedUp, watched.counters.get(MessageCounter.SENT));
    assertEquals(0, watched.counters.get(MessageCounter.SEND_LATER));
    network.pass(61 * SECOND);

    assertEquals(0, listener.connections());
    assertTrue(!watched.last.isOpen());
  }
}
