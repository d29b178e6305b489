// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import java.util.Objects;

/** The engine's side of a connection: puts into the send side, and asks the life to do the rest. */
final class StreamConnection implements Connection {
  private final StreamLife life;
  private final SendSide output;
  private final EventLoop loop;
  private final ConnectionLimits limits;
  private final Endpoint remote;
  private Endpoint local;

  StreamConnection(
      StreamLife life, SendSide output, EventLoop loop, ConnectionLimits limits, Endpoint remote) {
    this.life = life;
    this.output = output;
    this.loop = loop;
    this.limits = limits;
    this.remote = remote;
  }

  void localBecomes(Endpoint endpoint) {
    local = endpoint;
  }

  @Override
  public EventLoop loop() {
    return loop;
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
  public boolean isOpen() {
    return life.isOpen();
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (!life.isOpen()) {
      return 0;
    }
    life.touch();
    return output.write(source, offset, length);
  }

  @Override
  public boolean lend(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (!life.isOpen()) {
      return false;
    }
    life.touch();
    return output.lend(source, offset, length);
  }

  @Override
  public boolean reserve(int length) {
    if (!life.isOpen()) {
      return false;
    }
    life.touch();
    return output.reserve(length);
  }

  @Override
  public byte[] sendBuffer() {
    return output.queue().array();
  }

  @Override
  public int sendOffset() {
    return output.queue().endOffset();
  }

  @Override
  public int sendRoom() {
    return output.queue().room();
  }

  @Override
  public void commit(int length) {
    output.queue().commit(length);
  }

  @Override
  public int unsent() {
    return output.unsent();
  }

  @Override
  public int sendCapacity() {
    return limits.sendBytes();
  }

  @Override
  public int receiveCapacity() {
    return limits.receiveBytes();
  }

  @Override
  public void readWhileFull(boolean goesOn) {
    life.readWhileFull(goesOn);
  }

  @Override
  public void pauseReading() {
    life.pause();
  }

  @Override
  public void resumeReading() {
    life.unpause();
  }

  @Override
  public void idleTimeout(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("an idle time is not below 0: " + nanos);
    }
    life.idleTimeout(nanos);
  }

  @Override
  public void handler(ConnectionHandler handler) {
    life.become(handler);
  }

  @Override
  public void endOutput() {
    life.endOutput();
  }

  @Override
  public void close() {
    life.close();
  }

  @Override
  public void abort() {
    life.fail(CloseReason.ABORTED);
  }

  @Override
  public String toString() {
    return "connection to " + remote + " " + life;
  }
}
