// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.ip.Route;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.stream.StreamLife;
import dev.meerkat.transport.stream.StreamSocket;
import dev.meerkat.transport.stream.TurnMember;

/**
 * A connection between two ends: joins a {@link TcpEndpoint} to the network below it and to the
 * life above it. Outlives the life until TCP itself is through.
 */
final class TcpFlow extends TurnMember implements TcpPath, TcpUser, StreamSocket {
  final TcpEnds ends;

  /** The next one in the same bucket of the table. */
  TcpFlow next;

  private final TcpTable table;
  private final Route route;
  private final TcpListener listener;
  private final TcpEndpoint endpoint;
  private final StreamLife life;
  private boolean wantsRead;
  private boolean wantsWrite;
  private boolean toldEnd;
  private boolean failed;
  private boolean open;

  TcpFlow(
      TcpTable table, Route route, TcpListener listener, ConnectionLimits limits, TcpEnds ends) {
    this.table = table;
    this.route = route;
    this.listener = listener;
    this.ends = ends;
    this.endpoint = table.endpoint(this);
    this.life = new StreamLife(table.context(), this, limits);
  }

  StreamLife life() {
    return life;
  }

  TcpEndpoint endpoint() {
    return endpoint;
  }

  /** Whether both sides have known each other. */
  boolean wasOpen() {
    return open;
  }

  private String link() {
    return route == null ? "" : route.over().name();
  }

  /** Active open. */
  void connect(int initial, ConnectionHandler handler, long nowNanos) {
    life.connect(handler);
    endpoint.connect(initial, nowNanos);
  }

  /** Ends here and now. Of what was never open nobody has heard. */
  void closeNow() {
    if (open || listener == null) {
      life.endNow(CloseReason.LOOP_CLOSED);
    }
    endpoint.close();
  }

  // TcpPath

  @Override
  public int segmentLimit() {
    return table.segmentLimit(ends, route);
  }

  @Override
  public int usualSegment() {
    return ends.usualSegment();
  }

  @Override
  public int offloadLimit() {
    return table.offloadLimit(this, route);
  }

  @Override
  public boolean send(TcpEndpoint from, int flags, int seq, int length, int window, long nowNanos) {
    return table.send(this, route, flags, seq, length, window, nowNanos);
  }

  @Override
  public void refuse(TcpEndpoint from, int seq, long nowNanos) {
    table.sendReset(route, ends, TcpSegment.RST, seq, 0, nowNanos);
  }

  @Override
  public void wantOutput(TcpEndpoint from) {
    table.outputs().wantEgress(this);
  }

  @Override
  public void forget(TcpEndpoint from) {
    table.remove(this);
    if (listener != null) {
      listener.forget(this);
    }
  }

  // TurnMember: in line for output.

  @Override
  protected void ingress(long nowNanos) {
    // What a device had no room for is tried again.
    table.outputs().wantEgress(this);
  }

  @Override
  protected void egress(long nowNanos) {
    if (!endpoint.output(nowNanos)) {
      table.outputs().wantIngress(this);
    }
  }

  // TcpUser

  @Override
  public void onOpen() {
    open = true;
    if (listener != null) {
      listener.opened(this);
    } else {
      life.signal(StreamLife.CONNECTED);
    }
  }

  @Override
  public void onReadable() {
    if (wantsRead) {
      life.signal(StreamLife.READABLE);
    }
  }

  @Override
  public void onWritable() {
    if (wantsWrite) {
      life.signal(StreamLife.WRITABLE);
    }
  }

  @Override
  public void onFailed(CloseReason reason) {
    failed = true;
    if (open || listener == null) {
      life.fail(reason);
    }
  }

  // StreamSocket

  @Override
  public Endpoint local() {
    return ends.localPort == 0 ? null : ends.local(link());
  }

  @Override
  public Endpoint remote() {
    return ends.remote(link());
  }

  @Override
  public int receive(byte[] target, int offset, int length) {
    int count = endpoint.read(target, offset, length);
    if (count > 0) {
      tellMore();
      return count;
    }
    if (endpoint.isAtEnd()) {
      toldEnd = true;
      return END;
    }
    return failed ? BROKEN : 0;
  }

  /** A selector would tell again as long as there is something. */
  private void tellMore() {
    if (endpoint.receiver.readable() > 0 || endpoint.isAtEnd() && !toldEnd) {
      life.signal(StreamLife.READABLE);
    }
  }

  @Override
  public int send(byte[] source, int offset, int length) {
    return failed ? BROKEN : endpoint.write(source, offset, length);
  }

  @Override
  public void interest(boolean readable, boolean writable) {
    if (readable && !wantsRead) {
      tellMore();
    }
    if (writable && !wantsWrite && endpoint.sender.free() > 0) {
      life.signal(StreamLife.WRITABLE);
    }
    wantsRead = readable;
    wantsWrite = writable;
  }

  @Override
  public void endOutput() {
    endpoint.endOutput();
  }

  @Override
  public void close(boolean reset) {
    if (reset) {
      endpoint.reset();
    } else {
      endpoint.letGo(table.context().loop().now());
    }
    if (listener != null && open) {
      listener.closed();
    }
  }
}
