// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Writes a capture, packet by packet, in nanoseconds.
 *
 * <pre>
 * try (CaptureWriter capture = CaptureWriter.pcapng(file, CaptureLimits.DEFAULT)) {
 *   int tap = capture.face("tap0", LinkType.ETHERNET.captureNumber());
 *   capture.write(tap, true, epochNanos, frame, 0, frame.length);
 * }
 * </pre>
 *
 * <p>Gathers what is written and passes it on when its array is full, on {@link #flush} and on
 * {@link #close}. Nothing is allocated per packet.
 */
public final class CaptureWriter implements Closeable, Flushable {
  private static final int GATHERED = 0x10000;
  private static final int MOST_NAME = 128;

  private final OutputStream out;
  private final RecordFormat format;
  private final CaptureLimits limits;
  private final byte[] buffer;
  private int used;
  private long bytes;
  private int faces;
  private int firstLinkType;
  private long packets;
  private long leftOut;
  private boolean full;
  private boolean closed;

  private CaptureWriter(OutputStream out, RecordFormat format, CaptureLimits limits) {
    this.out = Objects.requireNonNull(out, "out");
    this.format = format;
    this.limits = limits;
    this.buffer = new byte[GATHERED + limits.snapLength() + RecordFormat.MOST_AROUND];
  }

  /** A new file of blocks; any number of interfaces. */
  public static CaptureWriter pcapng(Path file, CaptureLimits limits) throws IOException {
    return pcapng(Files.newOutputStream(file), limits);
  }

  /** Blocks on a stream, which {@link #close} closes. */
  public static CaptureWriter pcapng(OutputStream out, CaptureLimits limits) {
    return new CaptureWriter(out, new PcapngBlocks(), limits);
  }

  /** A new classic file; all its interfaces are of one kind. */
  public static CaptureWriter pcap(Path file, CaptureLimits limits) throws IOException {
    return pcap(Files.newOutputStream(file), limits);
  }

  /** The classic format on a stream, which {@link #close} closes. */
  public static CaptureWriter pcap(OutputStream out, CaptureLimits limits) {
    return new CaptureWriter(out, new PcapRecords(), limits);
  }

  /**
   * Adds an interface.
   *
   * @param linkType LINKTYPE_ value: what its packets begin with
   * @return its number, for {@link #write}
   * @throws IllegalArgumentException if the format has room for one kind only, and it is another
   */
  public int face(String name, int linkType) throws IOException {
    if (faces > 0 && linkType != firstLinkType && format instanceof PcapRecords) {
      throw new IllegalArgumentException(
          "a classic capture has one link type: " + firstLinkType + ", not " + linkType);
    }
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(octets, Math.min(octets.length, MOST_NAME));
    makeRoom(2 * RecordFormat.MOST_AROUND);
    if (faces == 0) {
      firstLinkType = linkType;
      add(format.begin(buffer, used, linkType, limits.snapLength()));
    }
    add(format.face(buffer, used, linkType, limits.snapLength(), cut));
    return faces++;
  }

  /**
   * Writes a packet.
   *
   * @param isOut whether it went out; the classic format does not tell
   * @param epochNanos nanoseconds since 1970-01-01 UTC
   * @return false if the file is as large as it may be, or closed: the packet is counted and left
   *     out
   */
  public boolean write(
      int face, boolean isOut, long epochNanos, byte[] source, int offset, int length)
      throws IOException {
    Objects.checkIndex(face, faces);
    int kept = Math.min(length, limits.snapLength());
    full |= bytes + kept + RecordFormat.MOST_AROUND > limits.fileBytes();
    if (full || closed) {
      leftOut++;
      return false;
    }
    makeRoom(kept + RecordFormat.MOST_AROUND);
    add(format.packet(buffer, used, face, isOut, epochNanos, source, offset, kept, length));
    packets++;
    return true;
  }

  /** Packets that were written. */
  public long packets() {
    return packets;
  }

  /** Packets that were left out because there was no room. */
  public long leftOut() {
    return leftOut;
  }

  /** Octets so far, those that are gathered included. */
  public long bytes() {
    return bytes;
  }

  private void add(int count) {
    assert count >= 0 : count;
    used += count;
    bytes += count;
  }

  private void makeRoom(int wanted) throws IOException {
    if (buffer.length - used < wanted) {
      pass();
    }
  }

  private void pass() throws IOException {
    int count = used;
    used = 0;
    out.write(buffer, 0, count);
  }

  @Override
  public void flush() throws IOException {
    if (!closed) {
      pass();
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      try (out) {
        flush();
      } finally {
        closed = true;
      }
    }
  }
}
