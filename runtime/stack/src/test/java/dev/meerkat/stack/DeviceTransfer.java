// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import dev.meerkat.link.Waiter;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two hosts on devices that are somehow joined; each sends octets to the other over one connection.
 */
public final class DeviceTransfer implements AutoCloseable {
  private static final int PORT = 7000;

  private final List<Throwable> errors = new ArrayList<>();
  private final NetworkStack left;
  private final NetworkStack right;
  private final Transfer client;
  private final Transfer server;

  /** Hosts 10.0.0.1 and 10.0.0.2 on two ends. */
  public DeviceTransfer(
      Clock clock,
      Device leftEnd,
      Waiter leftWaiter,
      Device rightEnd,
      Waiter rightWaiter,
      int octets) {
    left = host(clock, leftEnd, leftWaiter, "10.0.0.1", 1);
    right = host(clock, rightEnd, rightWaiter, "10.0.0.2", 2);
    client = new Transfer(TwoHosts.octets(3, octets));
    server = new Transfer(TwoHosts.octets(4, octets));
    right.listen(
        Endpoint.anyAddress(PORT),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT,
        listener -> server);
    left.connect(new Endpoint(IpAddress.parse("10.0.0.2"), PORT), ConnectionLimits.DEFAULT, client);
  }

  private NetworkStack host(Clock clock, Device device, Waiter waiter, String address, long seed) {
    NetworkStack stack =
        new NetworkStack(
            clock,
            waiter,
            StackLimits.DEFAULT,
            new SplittableRandom(seed),
            (source, failure) -> errors.add(failure));
    stack.address(stack.attach(device), IpAddress.parse(address), 24);
    return stack;
  }

  public NetworkStack left() {
    return left;
  }

  public NetworkStack right() {
    return right;
  }

  /** Whether each side has all that the other one sent. */
  public boolean isDone() {
    return client.reason != null && server.reason != null;
  }

  /** One turn of both. */
  public void poll(long nowNanos) {
    left.poll(nowNanos);
    right.poll(nowNanos);
  }

  /** When one of them has something to do by the passing of time alone. */
  public long nextDeadline() {
    return Math.min(left.nextDeadline(), right.nextDeadline());
  }

  /** Sees that every octet has come. */
  public void verify() {
    assertEquals(List.of(), errors);
    assertArrayEquals(client.toSend, server.received.toByteArray());
    assertArrayEquals(server.toSend, client.received.toByteArray());
  }

  @Override
  public void close() {
    left.close();
    right.close();
  }
}
