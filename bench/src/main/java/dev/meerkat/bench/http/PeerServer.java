// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.nio.file.Path;

/**
 * The main class of the servers in Java: one event loop, three answers, its port on standard
 * output.
 */
public final class PeerServer {
  private PeerServer() {}

  /**
   * Serves until it is killed.
   *
   * @param arguments the kind, and the folder of files
   */
  public static void main(String[] arguments) throws Exception {
    Path files = Path.of(arguments[1]);
    switch (ServerKind.valueOf(arguments[0])) {
      case MEERKAT -> MeerkatPeer.serve(files);
      case NETTY_NIO -> NettyPeer.serve(files, false);
      case NETTY_EPOLL -> NettyPeer.serve(files, true);
      case UNDERTOW -> UndertowPeer.serve(files);
      case NGINX -> throw new IllegalArgumentException("nginx is no Java");
    }
  }
}
