// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcap.FileHeaderLittleWriter;
import dev.meerkat.capture.codec.pcap.RecordHeaderLittleWriter;

/** The classic format in nanoseconds, least significant octet first. */
final class PcapRecords implements RecordFormat {
  private static final long NANOSECOND_MAGIC = 0xA1B23C4DL;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final int MINOR = 4;

  private final FileHeaderLittleWriter header = new FileHeaderLittleWriter();
  private final RecordHeaderLittleWriter record = new RecordHeaderLittleWriter();

  @Override
  public int begin(byte[] into, int at, int linkType, int snapLength) {
    return header
        .wrap(into, at, MOST_HEADER)
        .magic(NANOSECOND_MAGIC)
        .minor(MINOR)
        .zone(0)
        .accuracy(0)
        .snapLength(snapLength)
        .network(linkType)
        .finish();
  }

  @Override
  public int face(byte[] into, int at, int linkType, int snapLength, byte[] name) {
    return 0;
  }

  @Override
  public int packet(
      byte[] into,
      int at,
      int face,
      boolean isOut,
      long epochNanos,
      byte[] source,
      int offset,
      int kept,
      int original) {
    int size =
        record
            .wrap(into, at, MOST_HEADER)
            .seconds(Math.floorDiv(epochNanos, NANOS_PER_SECOND) & UNSIGNED)
            .fraction(Math.floorMod(epochNanos, NANOS_PER_SECOND))
            .captured(kept)
            .original(original)
            .finish();
    assert size > 0 : size;
    System.arraycopy(source, offset, into, at + size, kept);
    return size + kept;
  }
}
