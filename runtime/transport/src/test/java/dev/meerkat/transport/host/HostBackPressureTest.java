// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static dev.meerkat.transport.host.RunningHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.TransportCounter;
import java.io.DataInputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostBackPressureTest {
  private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT.withSendBytes(4096);
  private static final int TOTAL = 8 << 20;

  /** Writes numbered bytes as fast as they are taken. */
  private static final class Source extends Recorder {
    private final byte[] chunk = new byte[1000];
    private int written;

    @Override
    public void onOpen(Connection connection) {
      produce(connection);
      super.onOpen(connection);
    }

    @Override
    public void onWritable(Connection connection) {
      produce(connection);
    }

    private void produce(Connection connection) {
      while (written < TOTAL) {
        int length = Math.min(chunk.length, TOTAL - written);
        for (int i = 0; i < length; i++) {
          chunk[i] = (byte) ((written + i) * 31 >> 3);
        }
        int accepted = connection.write(chunk, 0, length);
        written += accepted;
        if (accepted < length) {
          return;
        }
      }
      connection.close();
    }
  }

  @Test
  void slowReader_writerStarved_getsEveryByteInOrder() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Source source = new Source();
      Listener listener = running.listen(LIMITS, () -> source);
      try (Socket peer = RunningHost.peer(listener)) {
        await(source.opened);
        byte[] all = new byte[TOTAL];
        new DataInputStream(peer.getInputStream()).readFully(all);
        peer.shutdownOutput();

        for (int i = 0; i < TOTAL; i++) {
          if (all[i] != (byte) (i * 31 >> 3)) {
            throw new AssertionError("byte " + i);
          }
        }
        assertEquals(CloseReason.ENDED, await(source.closed));
      }
    }
  }

  @Test
  void lentArray_largerThanEveryBuffer_leavesBetweenWhatIsWrittenAroundIt() throws Exception {
    byte[] lasting = new byte[3 << 20];
    for (int i = 0; i < lasting.length; i++) {
      lasting[i] = (byte) (i * 31 >> 3);
    }
    byte[] mark = {'<', '>'};
    Recorder lender =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            connection.write(mark, 0, 1);
            assertTrue(connection.lend(lasting, 0, lasting.length));
            assertFalse(connection.lend(lasting, 0, lasting.length));
            assertEquals(0, connection.write(mark, 1, 1));
            assertEquals(lasting.length + 1, connection.unsent());
            super.onOpen(connection);
          }

          @Override
          public void onWritable(Connection connection) {
            assertEquals(1, connection.write(mark, 1, 1));
            connection.close();
          }
        };
    try (RunningHost running = new RunningHost()) {
      Listener listener = running.listen(LIMITS, () -> lender);
      try (Socket peer = RunningHost.peer(listener)) {
        await(lender.opened);
        byte[] all = peer.getInputStream().readAllBytes();

        assertEquals('<', all[0]);
        assertEquals(-1, Arrays.mismatch(all, 1, all.length - 1, lasting, 0, lasting.length));
        assertEquals('>', all[all.length - 1]);
      }
    }
  }

  @Test
  void peerThatNeverReads_sendBufferFull_readingStopsAndIdleEndsIt() throws Exception {
    CompletableFuture<Integer> most = new CompletableFuture<>();
    int[] seen = {0};
    Recorder echo =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            seen[0] = Math.max(seen[0], connection.unsent());
            return connection.write(buffer, offset, length);
          }

          @Override
          public void onClose(Connection connection, CloseReason reason) {
            most.complete(seen[0]);
            super.onClose(connection, reason);
          }
        };
    try (RunningHost running = new RunningHost()) {
      Listener listener = running.listen(LIMITS.withIdleNanos(200_000_000), () -> echo);
      try (Socket peer = RunningHost.peer(listener)) {
        Thread writer =
            new Thread(
                () -> {
                  try {
                    byte[] flood = new byte[64 << 10];
                    while (true) {
                      peer.getOutputStream().write(flood);
                    }
                  } catch (java.io.IOException reset) {
                    // What the test waits for.
                  }
                });
        writer.start();

        assertEquals(CloseReason.IDLE, await(echo.closed));
        assertTrue(await(most) <= LIMITS.sendBytes());
        writer.join();
      }
    }
  }

  @Test
  void echoThroughTinyBuffers_megabytes_arriveInOrder() throws Exception {
    Recorder echo =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            return connection.write(buffer, offset, length);
          }
        };
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(LIMITS.withSendBytes(700).withReceiveBytes(300), () -> echo);
      try (Socket peer = RunningHost.peer(listener)) {
        byte[] sent = new byte[1 << 20];
        new java.util.Random(7).nextBytes(sent);
        Thread writer =
            new Thread(
                () -> {
                  try {
                    peer.getOutputStream().write(sent);
                    peer.shutdownOutput();
                  } catch (java.io.IOException unexpected) {
                    echo.closed.completeExceptionally(unexpected);
                  }
                });
        writer.start();
        byte[] back = peer.getInputStream().readAllBytes();
        writer.join();

        org.junit.jupiter.api.Assertions.assertArrayEquals(sent, back);
        assertEquals(CloseReason.ENDED, await(echo.closed));
      }
    }
  }

  @Test
  void poolOfTwoBuffers_manyConnections_allAreServedInTheEnd() throws Exception {
    List<Recorder> handlers = new ArrayList<>();
    HostLimits twoBuffers = new HostLimits(1024, 2, 64 << 10);
    try (RunningHost running = new RunningHost(LoopLimits.DEFAULT, twoBuffers)) {
      Listener listener =
          running.listen(
              ConnectionLimits.DEFAULT.withReceiveBytes(1024).withSendBytes(512),
              () -> {
                Recorder handler =
                    new Recorder() {
                      @Override
                      public int onData(
                          Connection connection, byte[] buffer, int offset, int length) {
                        if (buffer[offset + length - 1] != '\n') {
                          return 0;
                        }
                        return connection.write(buffer, offset, length);
                      }
                    };
                handlers.add(handler);
                return handler;
              });
      List<Socket> peers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        peers.add(RunningHost.peer(listener));
        peers.get(i).getOutputStream().write(Recorder.ascii("part"));
      }
      for (Socket peer : peers) {
        peer.getOutputStream().write('\n');
      }
      for (Socket peer : peers) {
        assertEquals(5, peer.getInputStream().readNBytes(5).length);
        peer.close();
      }
      for (Recorder handler : handlers) {
        await(handler.closed);
      }
      assertTrue(
          running.call(() -> running.host.counters().get(TransportCounter.BUFFER_WAITS)) > 0);
      assertEquals(0, running.host.bufferedBytes());
      assertTrue(running.errors.isEmpty(), running.errors.toString());
    }
  }
}
