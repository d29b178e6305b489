// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcap.FileHeader;
import dev.meerkat.capture.codec.pcap.FileHeaderLittleReader;
import dev.meerkat.capture.codec.pcap.FileHeaderReader;
import dev.meerkat.capture.codec.pcap.RecordHeaderLittleReader;
import dev.meerkat.capture.codec.pcap.RecordHeaderReader;
import dev.meerkat.core.codec.Codec;
import java.io.IOException;

/** The records of a classic capture, in either byte order. */
final class PcapSource implements PacketSource {
  static final int FILE_HEADER_SIZE = 24;
  private static final int RECORD_HEADER_SIZE = 16;
  private static final long NANOSECOND_MAGIC = 0xA1B23C4DL;
  private static final int MICROSECOND = 1_000;
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int LINK_TYPE_MASK = 0xFFFF;

  private final StreamWindow window;
  private final RecordHeaderReader big = new RecordHeaderReader();
  private final RecordHeaderLittleReader little = new RecordHeaderLittleReader();
  private final boolean isLittle;
  private final int linkType;
  private final int nanosPerUnit;
  private long oversized;
  private int previous;

  private PcapSource(StreamWindow window, boolean isLittle, long magic, long network) {
    this.window = window;
    this.isLittle = isLittle;
    this.linkType = (int) network & LINK_TYPE_MASK;
    this.nanosPerUnit = magic == NANOSECOND_MAGIC ? 1 : MICROSECOND;
  }

  /** Reads the file header; null if it is not one of this format. */
  static PcapSource open(StreamWindow window) throws IOException {
    if (!window.has(FILE_HEADER_SIZE)) {
      return null;
    }
    FileHeaderReader header = new FileHeaderReader();
    FileHeaderLittleReader other = new FileHeaderLittleReader();
    int status = header.wrap(window.buffer(), window.offset(), FILE_HEADER_SIZE);
    PcapSource source = null;
    if (status == Codec.OK) {
      source = new PcapSource(window, false, header.magic(), header.network());
    } else if (Codec.kind(status) == FileHeader.BAD_MAGIC) {
      status = other.wrap(window.buffer(), window.offset(), FILE_HEADER_SIZE);
      if (Codec.kind(status) == FileHeader.BAD_MAGIC) {
        return null;
      }
      source = new PcapSource(window, true, other.magic(), other.network());
    }
    if (status != Codec.OK) {
      throw new CaptureException("a pcap file of a version other than 2");
    }
    window.skip(FILE_HEADER_SIZE);
    return source;
  }

  @Override
  public long oversized() {
    return oversized;
  }

  @Override
  public boolean next(CapturedPacket packet) throws IOException {
    while (true) {
      skip(previous);
      previous = 0;
      if (!window.has(RECORD_HEADER_SIZE)) {
        requireEnd();
        return false;
      }
      packet.count();
      long captured = header(packet);
      if (captured <= CaptureReader.MAX_CAPTURED) {
        if (!window.has((int) captured)) {
          throw cutShort();
        }
        long original = isLittle ? little.original() : big.original();
        packet.data(window.buffer(), window.offset(), (int) captured, original);
        previous = (int) captured;
        return true;
      }
      oversized++;
      skip(captured);
    }
  }

  /** Reads a record's header and returns how many octets follow. */
  private long header(CapturedPacket packet) throws IOException {
    packet.linkType(linkType);
    if (isLittle) {
      little.wrap(window.buffer(), window.offset(), RECORD_HEADER_SIZE);
      time(packet, little.seconds(), little.fraction());
    } else {
      big.wrap(window.buffer(), window.offset(), RECORD_HEADER_SIZE);
      time(packet, big.seconds(), big.fraction());
    }
    skip(RECORD_HEADER_SIZE);
    return isLittle ? little.captured() : big.captured();
  }

  /** A fraction of more than a second is carried over. */
  private void time(CapturedPacket packet, long seconds, long fraction) {
    long nanos = fraction * nanosPerUnit;
    packet.time(seconds + nanos / NANOS_PER_SECOND, (int) (nanos % NANOS_PER_SECOND));
  }

  private void skip(long count) throws IOException {
    if (!window.skip(count)) {
      throw cutShort();
    }
  }

  private void requireEnd() throws IOException {
    if (window.available() > 0) {
      throw cutShort();
    }
  }

  private CaptureException cutShort() {
    return new CaptureException("the file ends inside a record, at byte " + window.position());
  }
}
