// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.Timer;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.SplittableRandom;

/** Octets both ways between two hosts of a network, over one connection. */
final class Transfer {
  private static final int FIRST_PORT = 1000;
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;
  private static final int BITS_OF_SIZE = 18;

  private final int number;
  private final SimulatedHost client;
  private final SimulatedHost server;
  private final boolean isHeard;
  private final boolean breaksOff;
  private final TransferSide asking;
  private final TransferSide answering;
  private final long there;
  private final long back;
  private final ConnectionLimits limits;
  private Listener listener;

  Transfer(int number, SplittableRandom random, SimulatedHost client, SimulatedHost server) {
    this.number = number;
    this.client = client;
    this.server = server;
    this.isHeard = random.nextInt(12) != 0;
    this.breaksOff = random.nextInt(8) == 0;
    this.there = random.nextLong(1L << random.nextInt(BITS_OF_SIZE));
    this.back = random.nextLong(1L << random.nextInt(BITS_OF_SIZE));
    boolean clientBreaks = random.nextBoolean();
    long key = random.nextLong();
    this.asking = new TransferSide(random.split(), key, ~key, there, breaksOff && clientBreaks);
    this.answering = new TransferSide(random.split(), ~key, key, back, breaksOff && !clientBreaks);
    this.limits =
        new ConnectionLimits(
            1 << 8 + random.nextInt(9), 1 << 8 + random.nextInt(9), 0, 20 * MINUTE, 20 * MINUTE);
  }

  /** Listens at one side and connects from the other after some time. */
  void begin(SplittableRandom random) {
    Endpoint target = new Endpoint(server.address(), FIRST_PORT + number);
    if (isHeard) {
      listener = server.stack().listen(target, ListenerLimits.DEFAULT, limits, c -> answering);
    }
    NetworkStack from = client.stack();
    from.loop()
        .timers()
        .schedule(
            new Timer((timer, now) -> from.connect(target, limits, asking)),
            random.nextLong(2000 * MILLI));
  }

  /** Whether both sides are through. */
  boolean isOver() {
    return asking.isOver() && (answering.isOver() || answering.isUntouched());
  }

  void end() {
    if (listener != null) {
      listener.close();
    }
  }

  /**
   * What is wrong with it; null if nothing.
   *
   * @param isHindered whether the network was worse than a connection must bear
   */
  String fault(boolean isHindered) {
    String fault = asking.fault(answering.sent());
    if (fault == null) {
      fault = answering.fault(asking.sent());
    }
    if (fault == null && !isHeard && !answering.isUntouched()) {
      fault = "nobody listened, yet it opened";
    }
    if (fault == null && isHeard && !breaksOff && !isHindered) {
      fault = asking.shortfall(back);
      if (fault == null) {
        fault = answering.shortfall(there);
      }
    }
    return fault == null ? null : this + ": " + fault;
  }

  /** Whether all octets came, both ways, and both sides ended in order. */
  boolean isWhole() {
    return asking.shortfall(back) == null && answering.shortfall(there) == null;
  }

  /** Octets that came, both ways. */
  long received() {
    return asking.received() + answering.received();
  }

  @Override
  public String toString() {
    return "transfer %d from %s to %s%s%s (client %s; server %s)"
        .formatted(
            number,
            client.address(),
            server.address(),
            isHeard ? "" : ", nobody listens",
            breaksOff ? ", broken off" : "",
            asking,
            answering);
  }
}
