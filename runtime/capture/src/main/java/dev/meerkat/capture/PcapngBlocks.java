// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcapng.BlockHeadLittleWriter;
import dev.meerkat.capture.codec.pcapng.BlockType;
import dev.meerkat.capture.codec.pcapng.EnhancedPacketLittleWriter;
import dev.meerkat.capture.codec.pcapng.InterfaceLittleWriter;
import dev.meerkat.capture.codec.pcapng.InterfaceOption;
import dev.meerkat.capture.codec.pcapng.OptionLittleWriter;
import dev.meerkat.capture.codec.pcapng.PacketFlagsLittleWriter;
import dev.meerkat.capture.codec.pcapng.SectionLittleWriter;
import dev.meerkat.core.codec.Bytes;
import java.util.Arrays;

/** The block format in nanoseconds, least significant octet first; packets tell their direction. */
final class PcapngBlocks implements RecordFormat {
  private static final int HEAD = 8;
  private static final int TAIL = 4;
  private static final int FILL = 3;
  private static final int WORD = 32;
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final long UNKNOWN_LENGTH = -1;
  private static final int NANOSECONDS = 9;
  private static final int CAME_IN = 1;
  private static final int WENT_OUT = 2;
  private static final byte[] NOTHING = {0, 0, 0};

  private final BlockHeadLittleWriter head = new BlockHeadLittleWriter();
  private final SectionLittleWriter section = new SectionLittleWriter();
  private final InterfaceLittleWriter face = new InterfaceLittleWriter();
  private final EnhancedPacketLittleWriter enhanced = new EnhancedPacketLittleWriter();
  private final PacketFlagsLittleWriter flags = new PacketFlagsLittleWriter();

  @Override
  public int begin(byte[] into, int at, int linkType, int snapLength) {
    int size = section.wrap(into, at + HEAD, MOST_HEADER).minor(0).length(UNKNOWN_LENGTH).finish();
    return close(into, at, BlockType.SECTION, size);
  }

  @Override
  public int face(byte[] into, int at, int linkType, int snapLength, byte[] name) {
    face.wrap(into, at + HEAD, MOST_HEADER).linkType(linkType).reserved(0).snapLength(snapLength);
    InterfaceLittleWriter.Options options = face.options();
    OptionLittleWriter<InterfaceLittleWriter.Options> option = options.add();
    option.code(InterfaceOption.NAME).valueName(name, 0, name.length);
    option.fill(NOTHING, 0, -name.length & FILL).end();
    option = options.add().code(InterfaceOption.RESOLUTION).valueResolution(NANOSECONDS);
    option.fill(NOTHING, 0, FILL).end();
    options.add().code(InterfaceOption.END).value(NOTHING, 0, 0).fill(NOTHING, 0, 0).end();
    options.end();
    return close(into, at, BlockType.INTERFACE, face.finish());
  }

  @Override
  public int packet(
      byte[] into,
      int at,
      int index,
      boolean isOut,
      long epochNanos,
      byte[] source,
      int offset,
      int kept,
      int original) {
    int size =
        enhanced
            .wrap(into, at + HEAD, MOST_HEADER + kept)
            .interfaceField(index)
            .timeHigh(epochNanos >>> WORD)
            .timeLow(epochNanos & UNSIGNED)
            .original(original)
            .data(source, offset, kept)
            .finish();
    int whole = size + FILL & ~FILL;
    Arrays.fill(into, at + HEAD + size, at + HEAD + whole, (byte) 0);
    int behind =
        flags
            .wrap(into, at + HEAD + whole, MOST_HEADER)
            .direction(isOut ? WENT_OUT : CAME_IN)
            .finish();
    return close(into, at, BlockType.ENHANCED_PACKET, whole + behind);
  }

  /** Puts the frame around a body; its length stands at both ends. */
  private int close(byte[] into, int at, long type, int body) {
    assert body > 0 : body;
    int length = HEAD + body + TAIL;
    int written = head.wrap(into, at, HEAD).type(type).length(length).finish();
    assert written == HEAD : written;
    Bytes.putI32Le(into, at + HEAD + body, length);
    return length;
  }
}
