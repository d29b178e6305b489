// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.link.Device;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.transport.CloseReason;
import java.io.ByteArrayOutputStream;

/** One connection alone on a device: segments travel as they are, without headers of IP and TCP. */
final class BareHost implements Node, TcpPath, TcpUser {
  private static final int HEADER = 72;
  private static final int CHECK = HEADER - 4;

  final TcpEndpoint endpoint;
  final BufferPool receivePool;
  final BufferPool sendPool;
  final TimerWheel wheel = new TimerWheel(0, 1_000_000);
  final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Device device;
  private final byte[] frame = new byte[70_000];
  private final TcpSegment segment = new TcpSegment();
  private final int mss;
  boolean listening;
  boolean open;
  boolean sawEnd;
  boolean forgotten;
  CloseReason failure;
  byte[] toSend = {};
  int sent;
  boolean endsAfterSending;
  int readLimit = Integer.MAX_VALUE;
  private boolean wanted;
  private long nowNanos;
  long segments;

  BareHost(Device device, TcpLimits limits, CongestionControl congestion, int mss) {
    this.device = device;
    this.mss = mss;
    this.receivePool = new BufferPool(limits.receiveBytes(), 1);
    this.sendPool = new BufferPool(limits.sendBytes(), 1);
    this.endpoint =
        new TcpEndpoint(
            this, this, congestion, new TcpContext(limits, receivePool, sendPool, wheel));
  }

  @Override
  public int poll(long nowNanos) {
    this.nowNanos = nowNanos;
    int work = device.receive(nowNanos, 64, this::arrive);
    work += wheel.expire(nowNanos, 100);
    pump();
    if (wanted) {
      wanted = false;
      work++;
      endpoint.output(nowNanos);
    }
    return work;
  }

  private void pump() {
    if (open && failure == null) {
      while (sent < toSend.length) {
        int count = endpoint.write(toSend, sent, toSend.length - sent);
        if (count == 0) {
          break;
        }
        sent += count;
      }
      if (sent == toSend.length && endsAfterSending) {
        endpoint.endOutput();
      }
      read();
    }
  }

  private void read() {
    byte[] some = new byte[Math.min(readLimit, 4096)];
    int budget = readLimit;
    for (int count;
        budget > 0 && (count = endpoint.read(some, 0, Math.min(budget, some.length))) > 0; ) {
      received.write(some, 0, count);
      budget -= count;
    }
    sawEnd |= endpoint.isAtEnd();
  }

  @Override
  public long nextDeadline() {
    long later = endpoint.receiver.readable() > 0 ? nowNanos + 1_000_000 : Long.MAX_VALUE;
    return Math.min(later, Math.min(device.nextDeadline(), wheel.nextDeadline()));
  }

  private void arrive(byte[] b, int at, int length, long offload) {
    if (length < HEADER || check(b, at, length) != Bytes.getI32(b, at + CHECK)) {
      return;
    }
    segments++;
    segment.flags = b[at];
    segment.seq = Bytes.getI32(b, at + 1);
    segment.ack = Bytes.getI32(b, at + 5);
    segment.window = Bytes.getU16(b, at + 9);
    segment.mss = Bytes.getU16(b, at + 11);
    segment.windowShift = b[at + 13];
    segment.sackPermitted = b[at + 14] != 0;
    segment.hasTimestamps = b[at + 15] != 0;
    segment.timestamp = Bytes.getI32(b, at + 16);
    segment.timestampEcho = Bytes.getI32(b, at + 20);
    segment.blocks = b[at + 24];
    for (int i = 0; i < segment.blocks; i++) {
      segment.blockStarts[i] = Bytes.getI32(b, at + 28 + 8 * i);
      segment.blockEnds[i] = Bytes.getI32(b, at + 32 + 8 * i);
    }
    segment.buffer = b;
    segment.dataOffset = at + HEADER;
    segment.dataLength = length - HEADER;
    if (listening && endpoint.state() == TcpState.CLOSED && segment.has(TcpSegment.SYN)) {
      listening = false;
      endpoint.accept(segment, 0x7FFF_FF00, nowNanos);
    } else {
      endpoint.arrive(segment, nowNanos);
    }
  }

  private static int check(byte[] b, int at, int length) {
    int sum = 1;
    for (int i = 0; i < length; i++) {
      if (i < CHECK || i >= HEADER) {
        sum = 31 * sum + b[at + i];
      }
    }
    return sum;
  }

  @Override
  public int usualSegment() {
    return TcpOptions.DEFAULT_SEGMENT;
  }

  @Override
  public int segmentLimit() {
    return mss + TcpOptions.HEADER;
  }

  @Override
  public int offloadLimit() {
    return 0;
  }

  @Override
  public boolean send(TcpEndpoint from, int flags, int seq, int length, int window, long now) {
    TcpOptions options = from.options;
    boolean syn = (flags & TcpSegment.SYN) != 0;
    boolean answer = syn && (flags & TcpSegment.ACK) != 0;
    frame[0] = (byte) flags;
    Bytes.putI32(frame, 1, seq);
    Bytes.putI32(frame, 5, from.receiver.next());
    Bytes.putU16(frame, 9, window);
    Bytes.putU16(frame, 11, syn ? options.offeredSegment() : 0);
    frame[13] = (byte) (syn && (!answer || options.isScaled()) ? options.offeredShift() : -1);
    frame[14] = (byte) (syn && (!answer || options.sackPermitted()) ? 1 : 0);
    frame[15] = (byte) (options.timestamps() || syn && !answer ? 1 : 0);
    Bytes.putI32(frame, 16, options.now(now));
    Bytes.putI32(frame, 20, options.echo());
    int runs = options.sackPermitted() ? Math.min(3, from.receiver.runs()) : 0;
    frame[24] = (byte) runs;
    for (int i = 0; i < runs; i++) {
      Bytes.putI32(frame, 28 + 8 * i, from.receiver.runStart(i));
      Bytes.putI32(frame, 32 + 8 * i, from.receiver.runEnd(i));
    }
    if (length > 0) {
      from.sender.copy(seq, frame, HEADER, length);
    }
    Bytes.putI32(frame, CHECK, check(frame, 0, HEADER + length));
    return device.send(now, frame, 0, HEADER + length, 0);
  }

  @Override
  public void refuse(TcpEndpoint from, int seq, long now) {}

  @Override
  public void wantOutput(TcpEndpoint from) {
    wanted = true;
  }

  @Override
  public void forget(TcpEndpoint from) {
    forgotten = true;
  }

  @Override
  public void onOpen() {
    open = true;
  }

  @Override
  public void onReadable() {}

  @Override
  public void onWritable() {}

  @Override
  public void onFailed(CloseReason reason) {
    failure = reason;
  }
}
