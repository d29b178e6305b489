// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcapng.BlockType;
import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The packets of a block capture; blocks that say nothing about packets are passed over. */
final class PcapngSource implements PacketSource {
  private static final int HEAD_SIZE = 8;
  private static final int TAIL_SIZE = 4;
  private static final int SECTION_SIZE = 16;

  /** A block with the largest packet that is read, options of some size, and its frame. */
  private static final int MAX_BLOCK = CaptureReader.MAX_CAPTURED + 0x20000;

  private static final int MAX_INTERFACES = 0x10000;

  private final StreamWindow window;
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private final BlockReader big = new BigBlockReader();
  private final BlockReader little = new LittleBlockReader();
  private BlockReader blocks = little;
  private long previous;
  private long oversized;

  private PcapngSource(StreamWindow window) {
    this.window = window;
  }

  /** Looks at the first block's type; null if the file is not one of this format. */
  static PcapngSource open(StreamWindow window) throws IOException {
    boolean isSection =
        window.has(HEAD_SIZE)
            && Bytes.getU32(window.buffer(), window.offset()) == BlockType.SECTION;
    return isSection ? new PcapngSource(window) : null;
  }

  @Override
  public long oversized() {
    return oversized;
  }

  @Override
  public boolean next(CapturedPacket packet) throws IOException {
    while (true) {
      if (!window.skip(previous)) {
        throw cutShort();
      }
      previous = 0;
      if (!window.has(HEAD_SIZE)) {
        if (window.available() > 0) {
          throw cutShort();
        }
        return false;
      }
      if (block(packet)) {
        return true;
      }
    }
  }

  /** Reads the block at the window's start; true if it is a packet. */
  private boolean block(CapturedPacket packet) throws IOException {
    if (Bytes.getU32(window.buffer(), window.offset()) == BlockType.SECTION) {
      chooseOrder();
    }
    if (blocks.wrapHead(window.buffer(), window.offset()) != Codec.OK) {
      throw malformed("the length of a block is none");
    }
    previous = blocks.length();
    boolean isPacket =
        blocks.type() == BlockType.ENHANCED_PACKET || blocks.type() == BlockType.SIMPLE_PACKET;
    if (isPacket) {
      packet.count();
    }
    if (previous > MAX_BLOCK) {
      oversized += isPacket ? 1 : 0;
      return false;
    }
    if (!window.has((int) previous)) {
      throw cutShort();
    }
    int offset = window.offset() + HEAD_SIZE;
    int length = (int) previous - HEAD_SIZE - TAIL_SIZE;
    return body(packet, offset, length);
  }

  private boolean body(CapturedPacket packet, int offset, int length) throws CaptureException {
    long type = blocks.type();
    if (type == BlockType.ENHANCED_PACKET) {
      return enhanced(packet, offset, length);
    } else if (type == BlockType.SIMPLE_PACKET) {
      return simple(packet, offset, length);
    } else if (type == BlockType.INTERFACE) {
      face(offset, length);
    } else if (type == BlockType.SECTION) {
      section(offset, length);
    }
    return false;
  }

  /** A section's magic number stands behind the length whose byte order it tells. */
  private void chooseOrder() throws IOException {
    if (!window.has(HEAD_SIZE + SECTION_SIZE)) {
      throw cutShort();
    }
    int offset = window.offset() + HEAD_SIZE;
    if (big.wrapSection(window.buffer(), offset, SECTION_SIZE) == Codec.OK) {
      blocks = big;
    } else if (little.wrapSection(window.buffer(), offset, SECTION_SIZE) == Codec.OK) {
      blocks = little;
    } else {
      throw malformed("a section of unknown byte order or version");
    }
  }

  private void section(int offset, int length) throws CaptureException {
    if (blocks.wrapSection(window.buffer(), offset, length) != Codec.OK) {
      throw malformed("a section's header is too short");
    }
    interfaces.clear();
  }

  private void face(int offset, int length) throws CaptureException {
    if (blocks.wrapInterface(window.buffer(), offset, length) != Codec.OK) {
      throw malformed("a malformed description of an interface");
    }
    if (interfaces.size() == MAX_INTERFACES) {
      throw malformed("more than " + MAX_INTERFACES + " interfaces");
    }
    interfaces.add(CaptureInterface.of(blocks));
  }

  private boolean enhanced(CapturedPacket packet, int offset, int length) throws CaptureException {
    int status = blocks.wrapEnhanced(window.buffer(), offset, length);
    if (status != Codec.OK) {
      if (Codec.kind(status) == Codec.VALUE) {
        oversized++;
        return false;
      }
      throw malformed("a malformed packet block");
    }
    CaptureInterface face = face(blocks.interfaceIndex());
    face.time(packet, blocks.timestamp());
    packet.linkType(face.linkType());
    packet.data(
        window.buffer(),
        blocks.enhancedOffset(),
        blocks.enhancedLength(),
        blocks.enhancedOriginal());
    return true;
  }

  private boolean simple(CapturedPacket packet, int offset, int length) throws CaptureException {
    int status = blocks.wrapSimple(window.buffer(), offset, length);
    if (status != Codec.OK) {
      if (Codec.kind(status) == Codec.LIMIT) {
        oversized++;
        return false;
      }
      throw malformed("a malformed packet block");
    }
    CaptureInterface face = face(0);
    long kept = blocks.simpleOriginal();
    if (face.snapLength() > 0) {
      kept = Math.min(kept, face.snapLength());
    }
    packet.untimed();
    packet.linkType(face.linkType());
    packet.data(
        window.buffer(),
        blocks.simpleOffset(),
        (int) Math.min(kept, blocks.simpleLength()),
        blocks.simpleOriginal());
    return true;
  }

  private CaptureInterface face(long index) throws CaptureException {
    if (index >= interfaces.size()) {
      throw malformed("a packet of interface " + index + ", which is not described");
    }
    return interfaces.get((int) index);
  }

  private CaptureException malformed(String what) {
    return new CaptureException(what + ", in the block at byte " + window.position());
  }

  private CaptureException cutShort() {
    return new CaptureException("the file ends inside a block, at byte " + window.position());
  }
}
