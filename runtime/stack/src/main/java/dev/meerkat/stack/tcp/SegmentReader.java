// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.stack.codec.tcp.TcpOption;
import dev.meerkat.stack.codec.tcp.TcpOptionReader;
import dev.meerkat.stack.codec.tcp.TcpReader;
import dev.meerkat.stack.ip.Packet;

/** Fills a {@link TcpSegment} from what has come in. */
final class SegmentReader {
  private static final int FLAGS = 0x1F;
  private static final int BLOCK = 8;

  private final TcpReader reader = new TcpReader();
  private final TcpSegment segment = new TcpSegment();

  /** The ports of the last segment. */
  int sourcePort() {
    return reader.sourcePort();
  }

  int targetPort() {
    return reader.targetPort();
  }

  /** The segment, valid until the next one; null if it is malformed. */
  TcpSegment read(Packet packet) {
    reader.checksumPolicy(packet.isTrusted() ? Codec.SKIP : Codec.FAIL);
    byte[] buffer = packet.buffer();
    int status =
        reader.wrap(buffer, packet.payloadOffset(), packet.payloadLength(), packet.pseudo());
    if (status != Codec.OK) {
      return null;
    }
    segment.flags = reader.flags() & FLAGS;
    segment.seq = (int) reader.seq();
    segment.ack = (int) reader.ack();
    segment.window = reader.window();
    segment.buffer = buffer;
    segment.dataOffset = reader.payloadOffset();
    segment.dataLength = reader.payloadLength();
    segment.mss = 0;
    segment.windowShift = -1;
    segment.sackPermitted = false;
    segment.hasTimestamps = false;
    segment.blocks = 0;
    if (reader.optionsLength() > 0) {
      options(buffer);
    }
    return segment;
  }

  private void options(byte[] buffer) {
    TcpOptionReader options = reader.options();
    while (options.next()) {
      switch (options.kind()) {
        case TcpOption.MSS -> segment.mss = options.mss();
        case TcpOption.WINDOW -> segment.windowShift = options.shift();
        case TcpOption.SACK_OK -> segment.sackPermitted = true;
        case TcpOption.TIMESTAMPS -> {
          segment.hasTimestamps = true;
          segment.timestamp = (int) options.value();
          segment.timestampEcho = (int) options.echo();
        }
        case TcpOption.SACK -> blocks(buffer, options.blocksOffset(), options.blocksLength());
        default -> {
          // Of no use here.
        }
      }
    }
  }

  private void blocks(byte[] buffer, int offset, int length) {
    segment.blocks = Math.min(TcpSegment.MOST_BLOCKS, length / BLOCK);
    for (int i = 0; i < segment.blocks; i++) {
      segment.blockStarts[i] = Bytes.getI32(buffer, offset + i * BLOCK);
      segment.blockEnds[i] = Bytes.getI32(buffer, offset + i * BLOCK + 4);
    }
  }
}
