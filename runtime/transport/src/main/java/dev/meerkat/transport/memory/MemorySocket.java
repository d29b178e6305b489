// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.stream.StreamLife;
import dev.meerkat.transport.stream.StreamSocket;

/** The near end of a connection in memory. */
final class MemorySocket implements StreamSocket {
  private final MemoryTransport network;
  private final MemoryPipe in;
  private final MemoryPipe out;
  private final Endpoint local;
  private final Endpoint remote;
  private final Runnable whenClosed;
  private final StreamLife life;
  private boolean wantsRead;
  private boolean wantsWrite;

  MemorySocket(
      MemoryTransport network,
      MemoryPipe in,
      MemoryPipe out,
      Endpoint local,
      Endpoint remote,
      ConnectionLimits limits,
      Runnable whenClosed) {
    this.network = network;
    this.in = in;
    this.out = out;
    this.whenClosed = whenClosed;
    this.local = local;
    this.remote = remote;
    this.life = new StreamLife(network.context(), this, limits);
  }

  StreamLife life() {
    return life;
  }

  /** Signals what can be done, as a selector would. */
  void select() {
    int signals = 0;
    if (wantsRead && in.isReadable()) {
      signals |= StreamLife.READABLE;
    }
    if (wantsWrite && out.isWritable()) {
      signals |= StreamLife.WRITABLE;
    }
    if (signals != 0) {
      life.signal(signals);
    }
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public int receive(byte[] target, int offset, int length) {
    return in.read(target, offset, Math.min(length, network.segmentBytes()));
  }

  @Override
  public int send(byte[] source, int offset, int length) {
    return out.write(source, offset, Math.min(length, network.segmentBytes()));
  }

  @Override
  public void interest(boolean readable, boolean writable) {
    wantsRead = readable;
    wantsWrite = writable;
  }

  @Override
  public void endOutput() {
    out.end();
  }

  @Override
  public void close(boolean reset) {
    network.forget(this);
    out.end();
    if (reset) {
      out.breakOff();
    }
    in.breakOff();
    whenClosed.run();
  }

  void closeNow() {
    life.endNow(CloseReason.LOOP_CLOSED);
  }
}
