// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.stack.codec.tcp.SackBlockWriter;
import dev.meerkat.stack.codec.tcp.TcpOptionWriter;
import dev.meerkat.stack.codec.tcp.TcpWriter;
import dev.meerkat.stack.ip.IpOutput;

/** Writes segments where {@link IpOutput} wants its payload. */
final class SegmentWriter {
  private static final int MOST_RUNS = 3;
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  private final IpOutput output;
  private final TcpWriter writer = new TcpWriter();

  SegmentWriter(IpOutput output) {
    this.output = output;
  }

  /** Writes a segment of a connection; its length is returned. */
  int write(
      TcpEndpoint endpoint,
      int sourcePort,
      int targetPort,
      int flags,
      int seq,
      int length,
      int window,
      long nowNanos) {
    writer.wrap(output.buffer(), output.payloadOffset(), output.payloadCapacity());
    writer
        .sourcePort(sourcePort)
        .targetPort(targetPort)
        .seq(seq & UNSIGNED)
        .ack((flags & TcpSegment.ACK) == 0 ? 0 : endpoint.receiver.next() & UNSIGNED)
        .flags(flags)
        .window(window)
        .urgent(0);
    if ((flags & TcpSegment.RST) == 0) {
      options(endpoint, flags, nowNanos);
    }
    if (length > 0) {
      endpoint.sender.copy(seq, output.buffer(), writer.payloadOffset(), length);
    }
    writer.payloadWritten(length);
    return finish();
  }

  /** Writes a segment for no connection. */
  int writeReset(int sourcePort, int targetPort, int flags, int seq, int ack) {
    writer
        .wrap(output.buffer(), output.payloadOffset(), TcpOptions.HEADER)
        .sourcePort(sourcePort)
        .targetPort(targetPort)
        .seq(seq & UNSIGNED)
        .ack(ack & UNSIGNED)
        .flags(flags)
        .window(0)
        .urgent(0)
        .payloadWritten(0);
    return finish();
  }

  private int finish() {
    int size = writer.size();
    assert size > 0 : size;
    int written = writer.finish(output.pseudo(TcpTable.PROTOCOL, size));
    assert written == size : written;
    return written;
  }

  private void options(TcpEndpoint endpoint, int flags, long nowNanos) {
    TcpOptions agreed = endpoint.options;
    boolean syn = (flags & TcpSegment.SYN) != 0;
    boolean first = syn && (flags & TcpSegment.ACK) == 0;
    TcpOptionWriter<TcpWriter> options = writer.options();
    if (syn) {
      options.mss(agreed.offeredSegment());
      if (first || agreed.isScaled()) {
        options.nop().window(agreed.offeredShift());
      }
      if (first || agreed.sackPermitted()) {
        options.nop().nop().sackOk();
      }
    }
    if (first || agreed.timestamps()) {
      options.nop().nop().timestamps(agreed.now(nowNanos) & UNSIGNED, agreed.echo() & UNSIGNED);
    }
    if (!syn && runOctets(endpoint) > 0) {
      runs(options.nop().nop(), endpoint.receiver);
    }
    options.end();
  }

  /** Octets of the option that tells what has come in ahead, with its padding; 0 for none. */
  static int runOctets(TcpEndpoint endpoint) {
    int runs = Math.min(MOST_RUNS, endpoint.receiver.runs());
    return runs == 0 || !endpoint.options.sackPermitted() ? 0 : 4 + 8 * runs;
  }

  private static void runs(TcpOptionWriter<TcpWriter> options, Receiver receiver) {
    var sack = options.sack();
    var blocks = sack.blocks();
    for (int i = 0; i < Math.min(MOST_RUNS, receiver.runs()); i++) {
      SackBlockWriter<?> block = blocks.add();
      block.left(receiver.runStart(i) & UNSIGNED).right(receiver.runEnd(i) & UNSIGNED);
    }
    blocks.end().end();
  }
}
