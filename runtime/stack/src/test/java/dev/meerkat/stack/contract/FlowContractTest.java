// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How octets go through an open connection: the same on every transport. */
@ParameterizedClass
@EnumSource(Ground.Kind.class)
class FlowContractTest {
  private static final int RECEIVE = 512;
  private static final int SEND = 1024;
  private static final ConnectionLimits LIMITS =
      ConnectionLimits.DEFAULT.withReceiveBytes(RECEIVE).withSendBytes(SEND);

  /** More than any network keeps underway between two such connections. */
  private static final int MUCH = 16 << 20;

  @Parameter Ground.Kind kind;
  private Ground ground;
  private Witness server;
  private Witness client;

  @BeforeEach
  void open() {
    ground = kind.open();
  }

  @AfterEach
  void close() {
    ground.close();
    assertEquals(List.of(), ground.errors);
  }

  private void opened(Witness there, Witness here) {
    server = there;
    client = here;
    Listener listener =
        ground.server.listen(ground.at(0), ListenerLimits.DEFAULT, LIMITS, connection -> server);
    ground.client.connect(ground.at(listener.local().port()), LIMITS, client);
    ground.until("both are open", () -> client.isOpen() && server.isOpen());
  }

  private static void write(Witness to, String text) {
    assertEquals(text.length(), to.connection.write(Ascii.bytes(text), 0, text.length()));
  }

  /** Sends octets as fast as they are taken, then ends. */
  private static final class Source extends Witness {
    private final byte[] octets;
    private int at;

    Source(byte[] octets) {
      this.octets = octets;
    }

    @Override
    void writable(Connection to) {
      if (at < octets.length) {
        at += to.write(octets, at, octets.length - at);
        if (at == octets.length) {
          to.endOutput();
        }
      }
    }

    int at() {
      return at;
    }
  }

  /** Sends back what comes; what there is no room for stays where it is. */
  private static final class Echo extends Witness {
    @Override
    int take(Connection from, byte[] buffer, int offset, int length) {
      return from.write(buffer, offset, length);
    }
  }

  @Test
  void manyOctets_throughSmallBuffers_comeBackWhole() {
    byte[] octets = TwoHosts.octets(1, 300_000);
    Source source = new Source(octets);
    opened(new Echo(), source);
    // Both wait for room: one must go on reading.
    source.connection.readWhileFull(true);
    source.writable(source.connection);
    ground.until("both ended", () -> client.isClosed() && server.isClosed());
    assertArrayEquals(octets, client.data.toByteArray());
    assertEquals(CloseReason.ENDED, client.reason);
    assertEquals(CloseReason.ENDED, server.reason);
  }

  @Test
  void fullBuffer_takesARestLater_andSaysWhen() {
    opened(new Witness(), new Witness());
    server.connection.pauseReading();
    byte[] octets = TwoHosts.octets(2, SEND + 1);
    assertEquals(SEND, client.connection.write(octets, 0, octets.length));
    assertEquals(0, client.connection.write(octets, SEND, 1));
    assertEquals(SEND, client.connection.unsent());
    assertFalse(client.connection.reserve(1));
    assertEquals(0, client.times("writable"));
    ground.until("room", () -> client.times("writable") == 1);
    assertEquals(1, client.connection.write(octets, SEND, 1));
    server.connection.resumeReading();
    ground.until("all came", () -> server.data.size() == octets.length);
    assertArrayEquals(octets, server.data.toByteArray());
  }

  @Test
  void reader_pauses_writerIsStopped_untilItResumes() {
    Source source = new Source(TwoHosts.octets(3, MUCH));
    opened(new Witness(), source);
    server.connection.pauseReading();
    source.writable(source.connection);
    int before = -1;
    while (source.at() != before) {
      before = source.at();
      ground.pass(500 * Ground.MILLI);
    }
    int stopped = source.at();
    ground.pass(500 * Ground.MILLI);
    assertEquals(stopped, source.at(), "it is still taken though nobody reads");
    assertTrue(stopped < MUCH);
    assertEquals(0, server.data.size());
    server.connection.resumeReading();
    ground.until("it goes on", () -> source.at() > stopped && server.data.size() > 0);
    source.connection.abort();
    ground.until("the peer knows", server::isClosed);
  }

  @Test
  void notConsumed_comesAgainWithMore() {
    opened(
        new Witness() {
          @Override
          int take(Connection from, byte[] buffer, int offset, int length) {
            return length < 8 ? 0 : 8;
          }
        },
        new Witness());
    write(client, "12345");
    ground.until("seen", () -> server.times("data") > 0);
    assertEquals(0, server.data.size());
    write(client, "6781234");
    ground.until("a unit", () -> server.text().equals("12345678"));
    write(client, "5678");
    ground.until("another", () -> server.text().equals("1234567812345678"));
  }

  @Test
  void unitTooLarge_overflows_peerSeesReset() {
    opened(
        new Witness() {
          @Override
          int take(Connection from, byte[] buffer, int offset, int length) {
            return 0;
          }
        },
        new Witness());
    byte[] octets = new byte[SEND];
    assertEquals(SEND, client.connection.write(octets, 0, SEND));
    ground.until("both closed", () -> server.isClosed() && client.isClosed());
    assertEquals(1, server.times("overflow"));
    assertEquals(CloseReason.OVERFLOW, server.reason);
    assertEquals(CloseReason.RESET, client.reason);
    assertEquals(RECEIVE, server.connection.receiveCapacity());
  }

  @Test
  void octetsMadeInPlace_come() {
    opened(new Witness(), new Witness());
    Connection to = client.connection;
    assertThrows(IllegalArgumentException.class, () -> to.reserve(SEND + 1));
    for (int i = 0; i < 3; i++) {
      assertTrue(to.reserve(300));
      assertTrue(to.sendRoom() >= 300);
      to.sendBuffer()[to.sendOffset()] = (byte) ('a' + i);
      to.commit(1);
    }
    ground.until("they came", () -> server.text().equals("abc"));
    assertEquals(0, to.unsent());
    assertEquals(SEND, to.sendCapacity());
  }

  @Test
  void lentOctets_goBehindWhatIsQueued_andAreNotLimited() {
    opened(new Witness(), new Witness());
    byte[] page = TwoHosts.octets(4, 100_000);
    write(client, "head");
    assertTrue(client.connection.lend(page, 0, page.length));
    assertFalse(client.connection.lend(page, 0, 1));
    assertEquals(0, client.connection.write(page, 0, 1));
    ground.until("all came", () -> server.data.size() == 4 + page.length);
    byte[] all = server.data.toByteArray();
    assertArrayEquals(page, Arrays.copyOfRange(all, 4, all.length));
    ground.until("room again", () -> client.times("writable") == 1);
    write(client, "tail");
    ground.until("the tail", () -> server.data.size() == 8 + page.length);
  }

  @Test
  void handlerReplaced_nextEventGoesToTheNewOne() {
    Witness upgraded = new Witness();
    opened(
        new Witness() {
          @Override
          int take(Connection from, byte[] buffer, int offset, int length) {
            from.handler(upgraded);
            return 7;
          }
        },
        new Witness());
    write(client, "UPGRADEnow");
    ground.until("the rest", () -> upgraded.text().equals("now"));
    assertEquals("UPGRADE", server.text());
    client.connection.close();
    ground.until("the end", upgraded::isClosed);
    assertFalse(server.isClosed());
  }

  @Test
  void pausedInsideOnData_restWaits() {
    opened(
        new Witness() {
          @Override
          int take(Connection from, byte[] buffer, int offset, int length) {
            from.pauseReading();
            return 1;
          }
        },
        new Witness());
    write(client, "abc");
    ground.until("one", () -> server.text().equals("a"));
    ground.pass(20 * Ground.MILLI);
    assertEquals("a", server.text());
    server.connection.resumeReading();
    ground.until("two", () -> server.text().equals("ab"));
    server.connection.resumeReading();
    ground.until("three", () -> server.text().equals("abc"));
  }

  @Test
  void endBehindOctets_comesLast_thoughReadingWasPaused() {
    opened(new Witness(), new Witness());
    server.connection.pauseReading();
    write(client, "all of it");
    client.connection.endOutput();
    ground.pass(50 * Ground.MILLI);
    assertFalse(server.ended, "the end came before what stands in front of it");
    server.connection.resumeReading();
    ground.until("the end", () -> server.ended);
    assertEquals("all of it", server.text());
  }
}
