// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.stack.codec.tcp.SackBlockWriter;
import dev.meerkat.stack.codec.tcp.TcpOptionWriter;
import dev.meerkat.stack.codec.tcp.TcpWriter;
import dev.meerkat.stack.ip.IpOutput;

/** Writes segments where {@link IpOutput} wants its payload. */
final class SegmentWriter {
  /** Where the checksum stands in the header. */
  static final int CHECKSUM = 16;

  private static final long UNSIGNED = 0xFFFF_FFFFL;

  private final IpOutput output;
  private final TcpWriter writer = new TcpWriter();

  SegmentWriter(IpOutput output) {
    this.output = output;
  }

  /**
   * Writes a segment of a connection; its length is returned.
   *
   * @param partial whether the device sums the segment; its field holds the pseudo-header's sum
   */
  int write(
      TcpEndpoint endpoint,
      int sourcePort,
      int targetPort,
      int flags,
      int seq,
      int length,
      int window,
      boolean partial,
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
    return partial ? finishPartly(length) : finish(length);
  }

  /** Writes SYN and ACK for a connection that is kept nowhere. */
  int writeCookie(TcpEnds ends, TcpOptions agreed, int seq, int ack, int window, int clock) {
    writer
        .wrap(output.buffer(), output.payloadOffset(), output.payloadCapacity())
        .sourcePort(ends.localPort)
        .targetPort(ends.remotePort)
        .seq(seq & UNSIGNED)
        .ack(ack & UNSIGNED)
        .flags(TcpSegment.SYN | TcpSegment.ACK)
        .window(window)
        .urgent(0);
    TcpOptionWriter<TcpWriter> options = writer.options();
    synOptions(options, agreed, false);
    if (agreed.timestamps()) {
      options.nop().nop().timestamps(clock & UNSIGNED, agreed.echo() & UNSIGNED);
    }
    options.end();
    return finish(0);
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
        .urgent(0);
    return finish(0);
  }

  /** The header is finished as if there were no data, then gets the sum that the device adds to. */
  private int finishPartly(int length) {
    int size = finish(0) + length;
    int sum = InetChecksum.fold(output.pseudo(TcpTable.PROTOCOL, size));
    Bytes.putU16(output.buffer(), output.payloadOffset() + CHECKSUM, sum);
    return size;
  }

  private int finish(int length) {
    writer.payloadWritten(length);
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
      synOptions(options, agreed, first);
    }
    if (first || agreed.timestamps()) {
      options.nop().nop().timestamps(agreed.now(nowNanos) & UNSIGNED, agreed.echo() & UNSIGNED);
    }
    if (!syn && runOctets(endpoint) > 0) {
      runs(options.nop().nop(), endpoint.receiver);
    }
    options.end();
  }

  private static void synOptions(
      TcpOptionWriter<TcpWriter> options, TcpOptions agreed, boolean first) {
    options.mss(agreed.offeredSegment());
    if (first || agreed.isScaled()) {
      options.nop().window(agreed.offeredShift());
    }
    if (first || agreed.sackPermitted()) {
      options.nop().nop().sackOk();
    }
  }

  /** Octets of the option that tells what has come in ahead, with its padding; 0 for none. */
  static int runOctets(TcpEndpoint endpoint) {
    int runs = endpoint.receiver.runs();
    return runs == 0 || !endpoint.options.sackPermitted() ? 0 : 4 + 8 * runs;
  }

  private static void runs(TcpOptionWriter<TcpWriter> options, Receiver receiver) {
    var sack = options.sack();
    var blocks = sack.blocks();
    for (int i = 0; i < receiver.runs(); i++) {
      SackBlockWriter<?> block = blocks.add();
      block.left(receiver.runStart(i) & UNSIGNED).right(receiver.runEnd(i) & UNSIGNED);
    }
    blocks.end().end();
  }
}
