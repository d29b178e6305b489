// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A host transport whose loop runs on a thread of its own; tests act from theirs. */
final class RunningHost implements AutoCloseable {
  static final int PATIENCE_SECONDS = 20;

  final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();
  final HostTransport host;
  private final Thread thread;

  RunningHost() {
    this(LoopLimits.DEFAULT, HostLimits.DEFAULT);
  }

  RunningHost(LoopLimits loop, HostLimits limits) {
    host =
        HostTransport.open(
            new SystemClock(), loop, limits, (source, failure) -> errors.add(failure));
    thread = new Thread(host.loop()::run, "loop");
    thread.start();
  }

  /** Does something on the loop's thread and waits for its result. */
  <T> T call(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    boolean queued =
        host.loop()
            .submit(
                () -> {
                  try {
                    result.complete(work.call());
                  } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                  }
                });
    if (!queued) {
      throw new IllegalStateException("the task queue is full");
    }
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  Listener listen(ConnectionLimits limits, Supplier<ConnectionHandler> handler) throws Exception {
    return listen(ListenerLimits.DEFAULT, limits, connection -> handler.get());
  }

  Listener listen(ListenerLimits listening, ConnectionLimits limits, Acceptor acceptor)
      throws Exception {
    return call(() -> host.listen(Endpoint.loopback(0), listening, limits, acceptor));
  }

  /** A plain blocking socket, connected to a listener. */
  static Socket peer(Listener listener) throws IOException {
    Socket socket =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), listener.local().port());
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    host.loop().stop();
    try {
      thread.join(PATIENCE_SECONDS * 1000L);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    host.close();
  }
}
