// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Datagrams;

/** Into datagrams, one message each. */
final class PortOutlet implements Outlet {
  private final Datagrams port;
  private final byte[] datagram;
  private final boolean isFixed;
  private Endpoint target;

  /** To one peer, or, if that is null, to whom a message came from last. */
  PortOutlet(Datagrams port, int datagramBytes, Endpoint only) {
    this.port = port;
    this.datagram = new byte[datagramBytes];
    this.isFixed = only != null;
    this.target = only;
  }

  void target(Endpoint endpoint) {
    target = endpoint;
  }

  @Override
  public EventLoop loop() {
    return port.loop();
  }

  @Override
  public Endpoint local() {
    return port.local();
  }

  @Override
  public Endpoint remote() {
    return target;
  }

  @Override
  public boolean isOpen() {
    return port.isOpen() && target != null;
  }

  @Override
  public boolean reserve(int length) {
    return isOpen();
  }

  @Override
  public byte[] buffer() {
    return datagram;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int room() {
    return datagram.length;
  }

  @Override
  public boolean wantMore() {
    return false;
  }

  @Override
  public boolean commit(int length) {
    return port.send(target, datagram, 0, length);
  }

  /** A port for everybody stays open for the others. */
  @Override
  public void close() {
    if (isFixed) {
      port.close();
    }
  }

  @Override
  public void abort() {
    close();
  }
}
