// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.link.Device;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** TCP over both framings. */
class SerialTransferTest {
  private static final long MILLI = 1_000_000;
  private static final int OCTETS = 50_000;
  private static final Endpoint SERVER = Endpoint.parse("10.0.0.2:7000");

  private final VirtualClock clock = new VirtualClock();
  private final List<Throwable> errors = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean ended;

  @Test
  void slip_everyOctetComes() {
    MemoryLine[] line = MemoryLine.pair(2000);
    transfer(new SlipDevice(line[0], 1006), new SlipDevice(line[1], 1006));
  }

  @Test
  void ppp_everyOctetComes() {
    MemoryLine[] line = MemoryLine.pair(2000);
    transfer(ppp(line[0], "10.0.0.1", 1), ppp(line[1], "10.0.0.2", 2));
  }

  private static PppDevice ppp(ByteLine line, String local, long seed) {
    return new PppDevice(
        line,
        IpAddress.parse(local),
        IpAddress.parse("0.0.0.0"),
        new SplittableRandom(seed),
        PppLimits.DEFAULT);
  }

  private void transfer(Device left, Device right) {
    byte[] toSend = new byte[OCTETS];
    new SplittableRandom(5).nextBytes(toSend);
    NetworkStack client = host(left, "10.0.0.1");
    NetworkStack server = host(right, "10.0.0.2");
    server.listen(SERVER, ListenerLimits.DEFAULT, ConnectionLimits.DEFAULT, listener -> new Sink());
    client.connect(SERVER, ConnectionLimits.DEFAULT, new Source(toSend));
    while (!ended && clock.nanos() < 600_000 * MILLI) {
      client.poll(clock.nanos());
      server.poll(clock.nanos());
      clock.moveTo(clock.nanos() + 10 * MILLI);
    }
    assertEquals(List.of(), errors);
    assertTrue(Arrays.equals(toSend, received.toByteArray()), () -> "came: " + received.size());
  }

  private NetworkStack host(Device device, String address) {
    NetworkStack stack =
        new NetworkStack(
            clock,
            new NapWaiter(1),
            StackLimits.DEFAULT,
            new SplittableRandom(3),
            (source, failure) -> errors.add(failure));
    stack.address(stack.attach(device), IpAddress.parse(address), 24);
    return stack;
  }

  private final class Sink implements ConnectionHandler {
    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      received.write(buffer, offset, length);
      return length;
    }

    @Override
    public void onEnd(Connection connection) {
      ended = true;
    }
  }

  private record Source(byte[] toSend, int[] sent) implements ConnectionHandler {
    Source(byte[] toSend) {
      this(toSend, new int[1]);
    }

    @Override
    public void onOpen(Connection connection) {
      onWritable(connection);
    }

    @Override
    public void onWritable(Connection connection) {
      sent[0] += connection.write(toSend, sent[0], toSend.length - sent[0]);
      if (sent[0] == toSend.length) {
        connection.endOutput();
      }
    }
  }
}
