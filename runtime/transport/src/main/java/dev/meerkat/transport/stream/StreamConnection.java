// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.util.Objects;

/** The engine's side of a connection: puts into the send side, and asks the life to do the rest. */
final class StreamConnection implements Connection {
  private final StreamLife life;

  StreamConnection(StreamLife life) {
    this.life = life;
  }

  @Override
  public EventLoop loop() {
    return life.loop();
  }

  @Override
  public Endpoint local() {
    return life.socket().local();
  }

  @Override
  public Endpoint remote() {
    return life.socket().remote();
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
    return life.output().write(source, offset, length);
  }

  @Override
  public boolean lend(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (!life.isOpen()) {
      return false;
    }
    life.touch();
    return life.output().lend(source, offset, length);
  }

  @Override
  public boolean reserve(int length) {
    if (!life.isOpen()) {
      return false;
    }
    life.touch();
    return life.output().reserve(length);
  }

  @Override
  public byte[] sendBuffer() {
    return life.output().queue().array();
  }

  @Override
  public int sendOffset() {
    return life.output().queue().endOffset();
  }

  @Override
  public int sendRoom() {
    return life.output().queue().room();
  }

  @Override
  public void commit(int length) {
    life.output().queue().commit(length);
  }

  @Override
  public int unsent() {
    return life.output().unsent();
  }

  @Override
  public int sendCapacity() {
    return life.limits().sendBytes();
  }

  @Override
  public int receiveCapacity() {
    return life.limits().receiveBytes();
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
    return "connection to " + remote() + " " + life;
  }
}
