// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.Timer;
import dev.meerkat.testkit.Seeds;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The law of a connection: whatever the sizes of buffers, windows and segments, and whoever pauses
 * when, all bytes arrive in order, both sides end, and every buffer is given back.
 */
class EchoLawTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final List<Throwable> errors = new ArrayList<>();

  /** Echoes what fits, consumes no more than that, and pauses now and then for a while. */
  private static final class MoodyEcho implements ConnectionHandler {
    private final SplittableRandom random;
    private CloseReason closed;

    MoodyEcho(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      if (random.nextInt(20) == 0) {
        connection.pauseReading();
        Timer resume = new Timer((timer, now) -> connection.resumeReading());
        connection.loop().timers().schedule(resume, connection.loop().now() + 5 * MILLI);
      }
      return connection.write(buffer, offset, length);
    }

    @Override
    public void onClose(Connection connection, CloseReason reason) {
      closed = reason;
    }
  }

  /** Sends its bytes as they are taken, ends, and collects what comes back. */
  private static final class Sender implements ConnectionHandler {
    private final byte[] bytes;
    private final ByteArrayOutputStream back = new ByteArrayOutputStream();
    private int sent;
    private CloseReason closed;

    Sender(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void onOpen(Connection connection) {
      connection.readWhileFull(true);
      onWritable(connection);
    }

    @Override
    public void onWritable(Connection connection) {
      sent += connection.write(bytes, sent, bytes.length - sent);
      if (sent == bytes.length) {
        connection.endOutput();
      }
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      back.write(buffer, offset, length);
      return length;
    }

    @Override
    public void onClose(Connection connection, CloseReason reason) {
      closed = reason;
    }
  }

  private static ConnectionLimits limits(SplittableRandom random) {
    return new ConnectionLimits(
        random.nextInt(1, 80), random.nextInt(1, 80), 60 * SECOND, SECOND, SECOND);
  }

  @Test
  void anySizes_anyPauses_everyByteComesBackInOrder() {
    Seeds.run(
        400,
        random -> {
          MemoryTransport network = new MemoryTransport((source, failure) -> errors.add(failure));
          network.window(random.nextInt(1, 100)).segmentBytes(random.nextInt(1, 50));
          MoodyEcho echo = new MoodyEcho(random.split());
          Listener listener =
              network.listen(
                  Endpoint.loopback(7), ListenerLimits.DEFAULT, limits(random), c -> echo);
          byte[] bytes = new byte[random.nextInt(1, 2000)];
          random.nextBytes(bytes);
          Sender sender = new Sender(bytes);
          network.connect(listener.local(), limits(random), sender);
          network.pass(30 * SECOND);

          assertEquals(List.of(), errors);
          assertArrayEquals(bytes, sender.back.toByteArray());
          assertEquals(CloseReason.ENDED, sender.closed);
          assertEquals(CloseReason.ENDED, echo.closed);
          assertEquals(0, network.bufferedBytes());
        });
  }
}
