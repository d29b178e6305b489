// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.stack.Transfer;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * An honest transfer while somebody floods the host: it comes whole, and what the host keeps stays
 * bounded.
 */
class FloodTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final int BACKLOG = 64;
  private static final int OCTETS = 400_000;
  private static final int A_TURN = 20;

  private final Wire wire = new Wire(IpVersion.V4);
  private final SplittableRandom random = new SplittableRandom(1);
  private final TwoHosts hosts =
      new TwoHosts(LinkType.IP, 1500, Faults.NONE.withDelay(5 * TwoHosts.MILLI, TwoHosts.MILLI), 1)
          .v4();
  private int mostConnections;
  private long mostBuffers;
  private boolean over;

  /** Sends some packets every millisecond, and watches what the host keeps. */
  private final class Attacker implements Node {
    private final Device line = hosts.cable.right();
    private final UnaryOperator<String> segment;
    private long nextNanos;

    Attacker(UnaryOperator<String> segment) {
      this.segment = segment;
    }

    @Override
    public int poll(long nowNanos) {
      mostConnections = Math.max(mostConnections, hosts.left.connections());
      mostBuffers = Math.max(mostBuffers, hosts.left.bufferedBytes());
      if (over || nowNanos < nextNanos) {
        return 0;
      }
      nextNanos = nowNanos + TwoHosts.MILLI;
      for (int i = 0; i < A_TURN; i++) {
        Flow flow = new Flow("x", 1 + random.nextInt(65_535), 80);
        flow.peerInitial = random.nextInt();
        flow.hostInitial = random.nextInt();
        SegmentText text = new SegmentText(ScriptLine.parse("", 0, "in " + segment.apply("")));
        byte[] packet = wire.packet(text, flow, 0, text.length());
        line.send(nowNanos, packet, 0, packet.length, 0);
      }
      return A_TURN;
    }

    @Override
    public long nextDeadline() {
      return over ? Long.MAX_VALUE : nextNanos;
    }
  }

  private String stranger() {
    return " from 10.0.0." + (3 + random.nextInt(250));
  }

  private void transferUnder(UnaryOperator<String> segment) {
    ConnectionLimits patient =
        ConnectionLimits.DEFAULT.withIdleNanos(0).withLingerNanos(60 * SECOND);
    Transfer server = new Transfer(TwoHosts.octets(1, OCTETS));
    Transfer client = new Transfer(TwoHosts.octets(2, OCTETS));
    hosts.left.listen(
        Endpoint.parse("10.0.0.1:80"),
        new ListenerLimits(BACKLOG, 1000, 64, SECOND),
        patient,
        connection ->
            connection.remote().address().toString().equals(IpVersion.V4.peer) ? server : null);
    hosts.simulation.add(new Attacker(segment));
    hosts.simulation.pass(SECOND);
    hosts.right.connect(
        Endpoint.parse("10.0.0.1:80"), patient.withConnectNanos(60 * SECOND), client);
    boolean whole =
        hosts.simulation.passUntil(
            60 * SECOND, () -> server.reason != null && client.reason != null);
    over = true;
    String state =
        hosts.right.describe()
            + hosts.left.counters()
            + server.received.size()
            + " "
            + client.reason
            + " "
            + server.reason
            + " "
            + hosts.errors;
    assertTrue(whole && hosts.errors.isEmpty(), state);
    assertArrayEquals(client.toSend, server.received.toByteArray(), state);
    assertArrayEquals(server.toSend, client.received.toByteArray(), state);
    assertTrue(mostConnections <= BACKLOG + 1, mostConnections + " connections");
    assertTrue(mostBuffers <= 4 << 20, mostBuffers + " octets of buffers");
    hosts.simulation.pass(300 * SECOND);
    assertEquals(0, hosts.left.connections());
    assertEquals(0, hosts.left.bufferedBytes());
  }

  @Test
  void synsFromEverywhere_transfer_isWhole() {
    transferUnder(x -> "SYN 0 win 65535 <mss 1460, sackok, ts 5 0>" + stranger());
    assertTrue(TwoHosts.count(hosts.left, StackCounter.TCP_COOKIES_SENT) > 1000);
  }

  @Test
  void resetsWithGuessedNumbers_transfer_isWhole() {
    transferUnder(x -> "RST ACK 0 ack 0");
  }

  @Test
  void dataWithGuessedNumbers_transfer_isWhole() {
    transferUnder(x -> "PSH ACK 1:1001 ack 1 win " + random.nextInt(65_536));
  }

  @Test
  void guessedCookies_transfer_isWhole() {
    // Once answers without memory are sent, ACKs are looked at: none of these was made here.
    transferUnder(
        x -> (random.nextInt(4) == 0 ? "SYN 0 win 65535" : "ACK 1 ack 1 win 65535") + stranger());
    assertTrue(TwoHosts.count(hosts.left, StackCounter.TCP_COOKIES_TAKEN) <= 1);
  }

  @Test
  void randomFlagsAndOptions_transfer_isWhole() {
    String[] flags = {"SYN", "ACK", "FIN", "RST", "PSH", "URG", "ECE", "CWR"};
    transferUnder(
        x -> {
          StringBuilder text = new StringBuilder("- ");
          for (String flag : flags) {
            text.append(random.nextInt(3) == 0 ? flag + " " : "");
          }
          text.append("0 data ").append(random.nextInt(100));
          byte[] raw = new byte[4 * (1 + random.nextInt(10))];
          random.nextBytes(raw);
          return text.append(" <raw ")
              .append(HexFormat.of().formatHex(raw))
              .append('>')
              .append(stranger())
              .toString();
        });
  }
}
