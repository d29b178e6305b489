// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.Transport;
import dev.meerkat.transport.TransportException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Ports for datagrams: the same on every transport. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STACK_WITH_LOSS")
class DatagramContractTest {
  private static final DatagramLimits LIMITS = new DatagramLimits(1_000, 4);

  @Parameter Ground.Kind kind;
  private Ground ground;

  @BeforeEach
  void open() {
    ground = kind.open();
  }

  @AfterEach
  void close() {
    ground.close();
    assertEquals(List.of(), ground.errors);
  }

  private static final class Keeper implements DatagramHandler {
    final List<byte[]> received = new ArrayList<>();
    final List<Endpoint> sources = new ArrayList<>();
    int unreachable;
    int closed;

    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] buffer, int at, int length) {
      received.add(Arrays.copyOfRange(buffer, at, at + length));
      sources.add(source);
    }

    @Override
    public void onUnreachable(Datagrams port) {
      unreachable++;
    }

    @Override
    public void onClose(Datagrams port) {
      closed++;
    }
  }

  private Datagrams bind(Transport on, DatagramHandler handler) {
    IpAddress any = ground.address.isV4() ? IpAddress.ANY_V4 : IpAddress.ANY_V6;
    return on.bind(new Endpoint(any, 0), LIMITS, handler);
  }

  private Endpoint to(Datagrams port) {
    return ground.at(port.local().port());
  }

  @Test
  void datagrams_comeWholeAndInOrder_answerFindsItsWay() {
    Keeper there = new Keeper();
    Keeper here = new Keeper();
    Datagrams server = bind(ground.server, there);
    Datagrams client = bind(ground.client, here);
    // The first finds the way.
    client.send(to(server), new byte[0], 0, 0);
    ground.until("the way is known", () -> there.received.size() == 1);
    there.received.clear();
    for (int i = 0; i < 10; i++) {
      assertTrue(client.send(to(server), TwoHosts.octets(i, 100 * i), 0, 100 * i));
    }
    ground.until("all came", () -> there.received.size() == 10);
    for (int i = 0; i < 10; i++) {
      assertArrayEquals(TwoHosts.octets(i, 100 * i), there.received.get(i));
    }
    assertEquals(client.local().port(), there.sources.get(0).port());
    server.send(there.sources.get(0), new byte[] {7}, 0, 1);
    ground.until("the answer", () -> here.received.size() == 1);
    assertEquals(to(server), here.sources.get(0));
  }

  @Test
  void datagramLargerThanTheLimit_isDroppedWhole() {
    Keeper there = new Keeper();
    Datagrams server = bind(ground.server, there);
    Datagrams client = bind(ground.client, new Keeper());
    client.send(to(server), new byte[1_001], 0, 1_001);
    client.send(to(server), new byte[1_000], 0, 1_000);
    ground.until("the one that fits", () -> there.received.size() == 1);
    assertEquals(1_000, there.received.get(0).length);
  }

  @Test
  void connected_othersAreNotHeard() {
    Keeper here = new Keeper();
    Datagrams first = bind(ground.server, new Keeper());
    Datagrams second = bind(ground.server, new Keeper());
    Datagrams client = bind(ground.client, here);
    client.connect(to(first));
    client.send(to(first), new byte[1], 0, 1);
    IpAddress clientAddress = clientAddress();
    Endpoint back = new Endpoint(clientAddress, client.local().port());
    second.send(back, new byte[] {2}, 0, 1);
    first.send(back, new byte[] {1}, 0, 1);
    ground.until("the peer's", () -> here.received.size() == 1);
    ground.pass(20 * Ground.MILLI);
    assertEquals(1, here.received.size());
    assertEquals(1, here.received.get(0)[0]);
  }

  private IpAddress clientAddress() {
    return switch (kind) {
      case STACK -> IpAddress.parse("10.0.0.1");
      case STACK_OVER_IPV6 -> IpAddress.parse("2001:db8::1");
      default -> ground.address;
    };
  }

  @Test
  void connected_nobodyThere_isTold() {
    Keeper here = new Keeper();
    Datagrams gone = bind(ground.server, new Keeper());
    Endpoint nobody = to(gone);
    gone.close();
    ground.pass(Ground.MILLI);
    Datagrams client = bind(ground.client, here);
    client.connect(nobody);
    client.send(nobody, new byte[1], 0, 1);
    ground.until("it is told", () -> here.unreachable > 0);
    assertTrue(client.isOpen());
  }

  @Test
  void closed_saysSoOnce_sendsNothing_portIsFree() {
    Keeper there = new Keeper();
    Datagrams port = bind(ground.server, there);
    Endpoint local = to(port);
    assertThrows(TransportException.class, () -> ground.server.bind(local, LIMITS, new Keeper()));
    port.close();
    port.close();
    ground.until("told", () -> there.closed == 1);
    ground.pass(Ground.MILLI);
    assertFalse(port.isOpen());
    assertFalse(port.send(local, new byte[1], 0, 1));
    ground.server.bind(local, LIMITS, new Keeper());
    assertEquals(1, there.closed);
  }
}
