// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How connections begin and end: the same on every transport. */
@ParameterizedClass
@EnumSource(Ground.Kind.class)
class ConnectionContractTest {
  private static final ConnectionLimits LIMITS =
      ConnectionLimits.DEFAULT.withLingerNanos(300 * Ground.MILLI);

  @Parameter Ground.Kind kind;
  private Ground ground;
  private final List<Witness> servers = new ArrayList<>();
  private final Witness client = new Witness();

  @BeforeEach
  void open() {
    ground = kind.open();
  }

  @AfterEach
  void close() {
    ground.close();
    servers.forEach(server -> assertTrue(server.isClosed(), "a handler was never told"));
    assertEquals(List.of(), ground.errors);
  }

  private Listener listen(Supplier<Witness> handler) {
    return listen(ListenerLimits.DEFAULT, handler);
  }

  private Listener listen(ListenerLimits limits, Supplier<Witness> handler) {
    return ground.server.listen(
        ground.at(0),
        limits,
        LIMITS,
        connection -> {
          servers.add(handler.get());
          return servers.get(servers.size() - 1);
        });
  }

  private Connection connect(Listener listener, ConnectionHandler handler) {
    return ground.client.connect(ground.at(listener.local().port()), LIMITS, handler);
  }

  /** Both sides open; the server's handler. */
  private Witness opened(Supplier<Witness> handler) {
    connect(listen(handler), client);
    ground.until(
        "both are open", () -> client.isOpen() && servers.size() == 1 && server().isOpen());
    return server();
  }

  private Witness server() {
    return servers.get(0);
  }

  private static void write(Witness to, String text) {
    assertEquals(text.length(), to.connection.write(Ascii.bytes(text), 0, text.length()));
  }

  @Test
  void connect_accepted_bothKnowBoth() {
    Connection made = connect(listen(Witness::new), client);
    assertEquals(List.of(), client.said, "told before connect returned");
    ground.until(
        "both are open", () -> client.isOpen() && servers.size() == 1 && server().isOpen());
    assertEquals(made, client.connection);
    assertEquals(made.local(), server().connection.remote());
    assertEquals(made.remote(), server().connection.local());
    assertNotEquals(0, made.local().port());
  }

  @Test
  void connect_nobodyListens_refusedAndNothingElse() {
    Listener gone = listen(Witness::new);
    gone.close();
    ground.pass(Ground.MILLI);
    connect(gone, client);
    assertEquals(List.of(), client.said);
    ground.until("refused", client::isClosed);
    assertEquals(List.of("close CONNECT_REFUSED"), client.said);
  }

  @Test
  void listen_portTaken_inUse() {
    Listener first = listen(Witness::new);
    Endpoint taken = ground.at(first.local().port());
    TransportException refused =
        assertThrows(
            TransportException.class,
            () -> ground.server.listen(taken, ListenerLimits.DEFAULT, LIMITS, c -> new Witness()));
    assertEquals(TransportException.Reason.ADDRESS_IN_USE, refused.reason());
    first.close();
    ground.pass(Ground.MILLI);
    ground.server.listen(taken, ListenerLimits.DEFAULT, LIMITS, c -> new Witness()).close();
  }

  @Test
  void acceptor_refuses_peerSeesReset() {
    Listener listener =
        ground.server.listen(ground.at(0), ListenerLimits.DEFAULT, LIMITS, connection -> null);
    connect(listener, client);
    ground.until("reset", client::isClosed);
    assertEquals(CloseReason.RESET, client.reason);
    assertEquals(0, listener.connections());
  }

  @Test
  void listener_full_nextComesWhenOneEnds() {
    Listener listener = listen(ListenerLimits.DEFAULT.withConnections(1), Witness::new);
    connect(listener, client);
    ground.until("the first", () -> servers.size() == 1);
    Witness second = new Witness();
    connect(listener, second);
    ground.pass(50 * Ground.MILLI);
    assertEquals(1, servers.size());
    assertEquals(1, listener.connections());
    client.connection.close();
    ground.until("the second", () -> servers.size() == 2);
  }

  @Test
  void listenerClosed_connectionsLiveOn() {
    Listener listener = listen(Witness::new);
    connect(listener, client);
    ground.until("open", () -> client.isOpen() && servers.size() == 1);
    listener.close();
    write(client, "still here");
    ground.until("it comes", () -> server().text().equals("still here"));
  }

  @Test
  void halfClose_answerStillComes_bothEndInOrder() {
    opened(
        () ->
            new Witness() {
              @Override
              void end(Connection from) {
                write(this, "you said " + text());
                from.close();
              }
            });
    write(client, "goodbye");
    client.connection.endOutput();
    assertFalse(client.connection.isOpen());
    assertEquals(0, client.connection.write(new byte[1], 0, 1));
    ground.until("both ended", () -> client.isClosed() && server().isClosed());
    assertEquals("you said goodbye", client.text());
    assertEquals(CloseReason.ENDED, client.reason);
    assertEquals(CloseReason.ENDED, server().reason);
  }

  @Test
  void close_whatIsQueuedGoesFirst_thenEnds() {
    opened(Witness::new);
    write(client, "the last word");
    client.connection.close();
    client.connection.close();
    assertEquals(0, client.connection.write(new byte[1], 0, 1));
    assertFalse(client.connection.reserve(1));
    ground.until("both ended", () -> client.isClosed() && server().isClosed());
    assertEquals("the last word", server().text());
    assertEquals(CloseReason.ENDED, client.reason);
    assertEquals(CloseReason.ENDED, server().reason);
    assertEquals(1, server().times("end"));
  }

  @Test
  void close_bothAtOnce_bothEndInOrder() {
    opened(Witness::new);
    client.connection.close();
    server().connection.close();
    ground.until("both ended", () -> client.isClosed() && server().isClosed());
    assertEquals(CloseReason.ENDED, client.reason);
    assertEquals(CloseReason.ENDED, server().reason);
  }

  @Test
  void close_peerNeverEnds_lingerExpires() {
    opened(
        () ->
            new Witness() {
              @Override
              void end(Connection from) {
                // Goes on for ever.
              }
            });
    client.connection.close();
    ground.until("the end of patience", client::isClosed);
    assertEquals(CloseReason.LINGER_EXPIRED, client.reason);
    assertTrue(server().ended);
  }

  @Test
  void abort_peerSeesReset() {
    opened(Witness::new);
    client.connection.abort();
    client.connection.abort();
    ground.until("both closed", () -> client.isClosed() && server().isClosed());
    assertEquals(CloseReason.ABORTED, client.reason);
    assertEquals(CloseReason.RESET, server().reason);
  }

  @Test
  void handlerThrows_contained_peerSeesReset() {
    opened(
        () ->
            new Witness() {
              @Override
              int take(Connection from, byte[] buffer, int offset, int length) {
                throw new IllegalStateException("on purpose");
              }
            });
    write(client, "x");
    ground.until("both closed", () -> client.isClosed() && server().isClosed());
    assertEquals(CloseReason.HANDLER_FAILED, server().reason);
    assertEquals(CloseReason.RESET, client.reason);
    assertEquals(1, ground.errors.size());
    assertEquals("on purpose", ground.errors.get(0).getMessage());
    ground.errors.clear();
  }

  @Test
  void silence_idleIsCalledAgainAndAgain_thenEnds() {
    opened(
        () ->
            new Witness() {
              @Override
              void idle(Connection silent) {
                if (times("idle") == 3) {
                  silent.abort();
                }
              }
            });
    server().connection.idleTimeout(100 * Ground.MILLI);
    ground.until("closed", () -> server().isClosed() && client.isClosed());
    assertEquals(3, server().times("idle"));
    assertEquals(CloseReason.RESET, client.reason);
  }

  @Test
  void silence_notOverridden_isTheReason() {
    opened(Witness::new);
    ConnectionHandler plain = new ConnectionHandler() {};
    List<CloseReason> reasons = new ArrayList<>();
    server()
        .connection
        .handler(
            new ConnectionHandler() {
              @Override
              public void onIdle(Connection silent) {
                plain.onIdle(silent);
              }

              @Override
              public void onClose(Connection closed, CloseReason reason) {
                reasons.add(reason);
                server().onClose(closed, reason);
              }
            });
    server().connection.idleTimeout(50 * Ground.MILLI);
    ground.until("closed", () -> reasons.size() == 1 && client.isClosed());
    assertEquals(List.of(CloseReason.IDLE), reasons);
  }

  @Test
  void transportClosed_everybodyIsTold() {
    opened(Witness::new);
    ground.server.close();
    assertEquals(CloseReason.LOOP_CLOSED, server().reason);
  }
}
