// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes captures for tests, byte by byte, apart from what is tested. */
public final class CaptureFile {
  public static final int MICROSECONDS = 0xA1B2C3D4;
  public static final int NANOSECONDS = 0xA1B23C4D;

  private static final int SECTION = 0x0A0D0D0A;
  private static final int SECTION_MAGIC = 0x1A2B3C4D;

  private final ByteOrder order;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CaptureFile(ByteOrder order) {
    this.order = order;
  }

  /** A classic file with its header. */
  public static CaptureFile pcap(ByteOrder order, int magic, int network) {
    CaptureFile file = new CaptureFile(order);
    file.append(
        file.buffer(24)
            .putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(0x40000)
            .putInt(network));
    return file;
  }

  /** A block file with a section's header. */
  public static CaptureFile pcapng(ByteOrder order) {
    return new CaptureFile(order).section();
  }

  public CaptureFile section() {
    return block(
        SECTION,
        buffer(16).putInt(SECTION_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  /** A record of a classic file. */
  public CaptureFile record(int seconds, int fraction, int original, byte[] data) {
    return append(
        buffer(16 + data.length)
            .putInt(seconds)
            .putInt(fraction)
            .putInt(data.length)
            .putInt(original)
            .put(data));
  }

  public CaptureFile face(int linkType, int snapLength, byte[] options) {
    return block(
        1,
        buffer(8 + options.length)
            .putShort((short) linkType)
            .putShort((short) 0)
            .putInt(snapLength)
            .put(options));
  }

  /** One option, filled up to four octets. */
  public byte[] option(int code, byte[] value) {
    ByteBuffer option = buffer(4 + (value.length + 3 & ~3));
    return octets(option.putShort((short) code).putShort((short) value.length).put(value));
  }

  public CaptureFile enhanced(int face, long time, int original, byte[] data) {
    return block(
        6,
        buffer(20 + (data.length + 3 & ~3))
            .putInt(face)
            .putInt((int) (time >>> 32))
            .putInt((int) time)
            .putInt(data.length)
            .putInt(original)
            .put(data));
  }

  public CaptureFile simple(int original, byte[] data) {
    return block(3, buffer(4 + (data.length + 3 & ~3)).putInt(original).put(data));
  }

  public CaptureFile block(int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    return append(buffer(length).putInt(type).putInt(length).put(octets(body)).putInt(length));
  }

  public CaptureFile text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  /** What was written so far, to be read. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  public byte[] zipped() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(bytes());
    }
    return packed.toByteArray();
  }

  private CaptureFile append(ByteBuffer bytes) {
    out.writeBytes(octets(bytes));
    return this;
  }

  /** All octets of a buffer, written or not. */
  private static byte[] octets(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.capacity()];
    buffer.clear().get(octets);
    return octets;
  }
}
