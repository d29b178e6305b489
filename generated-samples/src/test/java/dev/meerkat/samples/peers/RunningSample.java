// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import com.sun.management.ThreadMXBean;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.samples.http.HttpServerSample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** The sample on a free port of loopback, on a thread of its own. */
final class RunningSample {
  private static final long STOP_MILLIS = 5_000;

  private final HttpServerSample server;
  private final Thread thread;

  /**
   * Starts it.
   *
   * @param root directory to serve, or null to serve the page
   */
  RunningSample(Path root) throws IOException {
    server = new HttpServerSample(Endpoint.loopback(0), root);
    thread = new Thread(server::run, "sample");
    thread.start();
  }

  int port() {
    return server.local().port();
  }

  /** Bytes that its thread has allocated so far. */
  long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(thread.getId());
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  RawClient client() throws IOException {
    return new RawClient(port());
  }

  void stop() throws InterruptedException {
    server.stop();
    thread.join(STOP_MILLIS);
    if (thread.isAlive()) {
      throw new AssertionError("the sample does not stop");
    }
    server.close();
  }
}
