// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryDatagramsTest {
  private final List<String> journal = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final MemoryTransport network =
      new MemoryTransport((source, failure) -> errors.add(failure));

  private Datagrams bind(int port, DatagramLimits limits) {
    return network.bind(
        Endpoint.loopback(port),
        limits,
        new DatagramHandler() {
          @Override
          public void onDatagram(Datagrams at, Endpoint source, byte[] b, int offset, int length) {
            journal.add(source.port() + ">" + at.local().port() + " " + length);
            if (length == 13) {
              throw new IllegalStateException("13");
            }
          }

          @Override
          public void onUnreachable(Datagrams at) {
            journal.add("unreachable");
          }

          @Override
          public void onClose(Datagrams at) {
            journal.add("close");
          }
        });
  }

  @Test
  void boundPort_datagramSent_arrivesWithItsSource() {
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    Datagrams two = bind(2, DatagramLimits.DEFAULT);
    assertTrue(one.send(two.local(), new byte[5], 1, 4));
    assertEquals(List.of(), journal);
    network.settle();

    assertEquals(List.of("1>2 4"), journal);
  }

  @Test
  void group_joinedAndLeft_isHeardMeanwhile() {
    IpAddress group = IpAddress.parse("239.1.2.3");
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    Datagrams two = bind(2, DatagramLimits.DEFAULT);
    two.join(group);
    one.send(new Endpoint(group, 2), new byte[4], 0, 4);
    two.leave(group);
    one.send(new Endpoint(group, 2), new byte[5], 0, 5);
    network.settle();

    assertEquals(List.of("1>2 4"), journal);
  }

  @Test
  void connectedPort_othersAreDropped_andNobodyIsTold() {
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    Datagrams two = bind(2, DatagramLimits.DEFAULT);
    two.connect(Endpoint.loopback(3));
    one.send(two.local(), new byte[4], 0, 4);
    two.send(Endpoint.loopback(3), new byte[1], 0, 1);
    network.settle();

    assertEquals(List.of("unreachable"), journal);
  }

  @Test
  void nobodyThere_tooLarge_orFullQueue_isLostAndCounted() {
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    bind(2, new DatagramLimits(10, 4));
    assertTrue(one.send(Endpoint.loopback(9), new byte[1], 0, 1));
    assertTrue(one.send(Endpoint.loopback(2), new byte[11], 0, 11));
    for (int i = 0; i < 300; i++) {
      assertTrue(one.send(Endpoint.loopback(2), new byte[1], 0, 1));
    }
    network.settle();

    assertEquals(1, network.counters().get(TransportCounter.DATAGRAMS_TOO_LARGE));
    assertEquals(255, network.counters().get(TransportCounter.DATAGRAMS_RECEIVED));
    assertEquals(1 + 45, network.counters().get(TransportCounter.DATAGRAMS_LOST));
  }

  @Test
  void handlerThatThrows_isReportedAndThePortLives() {
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    assertTrue(one.send(one.local(), new byte[13], 0, 13));
    assertTrue(one.send(one.local(), new byte[1], 0, 1));
    network.settle();

    assertEquals(1, errors.size());
    assertEquals(List.of("1>1 13", "1>1 1"), journal);
  }

  @Test
  void closedPort_sendsNothingAndCanBeBoundAgain() {
    Datagrams one = bind(1, DatagramLimits.DEFAULT);
    assertThrows(TransportException.class, () -> bind(1, DatagramLimits.DEFAULT));
    one.close();
    network.settle();

    assertEquals(List.of("close"), journal);
    assertFalse(one.send(one.local(), new byte[1], 0, 1));
    assertTrue(bind(1, DatagramLimits.DEFAULT).isOpen());
  }
}
