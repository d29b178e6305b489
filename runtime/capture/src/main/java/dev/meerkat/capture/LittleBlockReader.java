// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcapng.BlockHeadLittleReader;
import dev.meerkat.capture.codec.pcapng.EnhancedPacketLittleReader;
import dev.meerkat.capture.codec.pcapng.InterfaceLittleReader;
import dev.meerkat.capture.codec.pcapng.SectionLittleReader;
import dev.meerkat.capture.codec.pcapng.SimplePacketLittleReader;

/** Blocks of a section with the least significant octet first. */
final class LittleBlockReader implements BlockReader {
  private static final int HEAD_SIZE = 8;
  private static final int WORD = 32;

  private final BlockHeadLittleReader head = new BlockHeadLittleReader();
  private final SectionLittleReader section = new SectionLittleReader();
  private final InterfaceLittleReader face = new InterfaceLittleReader();
  private final EnhancedPacketLittleReader enhanced = new EnhancedPacketLittleReader();
  private final SimplePacketLittleReader simple = new SimplePacketLittleReader();
  private InterfaceLittleReader.Options options;

  @Override
  public int wrapHead(byte[] buffer, int offset) {
    return head.wrap(buffer, offset, HEAD_SIZE);
  }

  @Override
  public long type() {
    return head.type();
  }

  @Override
  public long length() {
    return head.length();
  }

  @Override
  public int wrapSection(byte[] buffer, int offset, int length) {
    return section.wrap(buffer, offset, length);
  }

  @Override
  public int wrapInterface(byte[] buffer, int offset, int length) {
    int status = face.wrap(buffer, offset, length);
    options = face.options();
    return status;
  }

  @Override
  public int linkType() {
    return face.linkType();
  }

  @Override
  public long snapLength() {
    return face.snapLength();
  }

  @Override
  public boolean nextOption() {
    return options.next();
  }

  @Override
  public int option() {
    return options.value().code();
  }

  @Override
  public int resolution() {
    return options.value().valueResolution();
  }

  @Override
  public long timeOffset() {
    return options.value().valueTimeOffsetLittle().seconds();
  }

  @Override
  public int wrapEnhanced(byte[] buffer, int offset, int length) {
    return enhanced.wrap(buffer, offset, length);
  }

  @Override
  public long interfaceIndex() {
    return enhanced.interfaceField();
  }

  @Override
  public long timestamp() {
    return enhanced.timeHigh() << WORD | enhanced.timeLow();
  }

  @Override
  public long enhancedOriginal() {
    return enhanced.original();
  }

  @Override
  public int enhancedOffset() {
    return enhanced.dataOffset();
  }

  @Override
  public int enhancedLength() {
    return enhanced.dataLength();
  }

  @Override
  public int wrapSimple(byte[] buffer, int offset, int length) {
    return simple.wrap(buffer, offset, length);
  }

  @Override
  public long simpleOriginal() {
    return simple.original();
  }

  @Override
  public int simpleOffset() {
    return simple.dataOffset();
  }

  @Override
  public int simpleLength() {
    return simple.dataLength();
  }
}
