// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads a capture packet by packet, whatever its size.
 *
 * <pre>
 * try (CaptureReader capture = CaptureReader.open(file)) {
 *   while (capture.next()) {
 *     CapturedPacket packet = capture.packet();
 *   }
 * }
 * </pre>
 */
public final class CaptureReader implements Closeable {
  /** Most octets of a packet; a larger one is passed over and counted. */
  public static final int MAX_CAPTURED = 0x40000;

  /** What a block has behind a packet: fill, an end of options, a length. */
  private static final int TAIL = 16;

  private static final int GZIP_BUFFER = 0x10000;
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  private final CountedInput input;
  private final CapturedPacket packet = new CapturedPacket();
  private final StreamWindow window;
  private final PacketSource source;

  private CaptureReader(CountedInput input) throws IOException {
    this.input = input;
    this.window = new StreamWindow(unzipped(input));
    this.source = source(window);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws CaptureException if it is no capture
   * @throws IOException if it cannot be read
   */
  public static CaptureReader open(Path file) throws IOException {
    // a channel's stream would copy through a direct buffer
    InputStream stream = new FileInputStream(file.toFile());
    try {
      return of(stream);
    } catch (IOException | RuntimeException failure) {
      stream.close();
      throw failure;
    }
  }

  /** Reads from a stream, which {@link #close} closes. */
  public static CaptureReader of(InputStream stream) throws IOException {
    return new CaptureReader(new CountedInput(stream));
  }

  /**
   * Moves to the next packet; false at the end.
   *
   * @throws CaptureException if the file ends inside a packet or is not well-formed from here on
   */
  public boolean next() throws IOException {
    return source.next(packet);
  }

  /** Whether all that has come was read, so that {@link #next} may wait for the other end. */
  public boolean mayWait() throws IOException {
    return window.isDry(packet.captured() + TAIL);
  }

  /** Where {@link #next} moves to. */
  public CapturedPacket packet() {
    return packet;
  }

  /** How many packets were passed over because they have more than {@link #MAX_CAPTURED} octets. */
  public long oversized() {
    return source.oversized();
  }

  /** How many bytes of the file, packed as it may be, were read. */
  public long bytesRead() {
    return input.count();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private static PacketSource source(StreamWindow window) throws IOException {
    PacketSource found = PcapngSource.open(window);
    if (found == null) {
      found = PcapSource.open(window);
    }
    if (found == null && window.available() == 0) {
      throw new CaptureException("nothing in it");
    } else if (found == null) {
      throw new CaptureException("not a pcap or pcapng file");
    }
    return found;
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 2);
    byte[] magic = new byte[2];
    int count = peeked.readNBytes(magic, 0, 2);
    peeked.unread(magic, 0, count);
    boolean zipped =
        count == 2 && (magic[0] & 0xFF) == GZIP_FIRST && (magic[1] & 0xFF) == GZIP_SECOND;
    return zipped ? new GZIPInputStream(peeked, GZIP_BUFFER) : peeked;
  }
}
