// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.w5500.SpiBus;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A chip on an SPI bus of Linux: {@code /dev/spidevB.C}, mode 0, eight bits a word. */
public final class SpidevBus implements SpiBus {
  private static final long SPI_IOC_MESSAGE_1 = 0x40206B00L;
  private static final long SPI_IOC_WR_MODE = 0x40016B01L;
  private static final long SPI_IOC_WR_MAX_SPEED_HZ = 0x40046B04L;

  /** What spidev takes at a time unless it is told otherwise. */
  private static final int MOST_OCTETS = 4096;

  private static final int TRANSFER_BYTES = 32;
  private static final int TX_BUFFER = 0;
  private static final int RX_BUFFER = 8;
  private static final int LENGTH = 16;
  private static final int SPEED = 20;
  private static final int BITS = 26;
  private static final byte WORD = 8;

  private final int fd;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment octets = arena.allocate(MOST_OCTETS, 8);
  private final MemorySegment transfer = arena.allocate(TRANSFER_BYTES, 8);
  private boolean closed;

  private SpidevBus(int fd, int hertz) {
    this.fd = fd;
    transfer.set(ValueLayout.JAVA_LONG, TX_BUFFER, octets.address());
    transfer.set(ValueLayout.JAVA_LONG, RX_BUFFER, octets.address());
    transfer.set(ValueLayout.JAVA_INT, SPEED, hertz);
    transfer.set(ValueLayout.JAVA_BYTE, BITS, WORD);
  }

  /**
   * Opens a chip's file.
   *
   * @param path such as {@code /dev/spidev0.0}
   * @param hertz the clock; a W5500 takes up to 33 MHz
   * @throws IOException if the system refuses, with what it says
   */
  public static SpidevBus open(String path, int hertz) throws IOException {
    int fd = Libc.open(path, Libc.O_RDWR | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new IOException("cannot open " + path + ": " + Errno.text(-fd));
    }
    try (Arena arena = Arena.ofConfined()) {
      int result =
          Libc.ioctl(fd, SPI_IOC_WR_MODE, arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 0));
      if (result >= 0) {
        result =
            Libc.ioctl(
                fd, SPI_IOC_WR_MAX_SPEED_HZ, arena.allocateFrom(ValueLayout.JAVA_INT, hertz));
      }
      if (result < 0) {
        Libc.close(fd);
        throw new IOException("cannot set up " + path + ": " + Errno.text(-result));
      }
    }
    return new SpidevBus(fd, hertz);
  }

  @Override
  public boolean exchange(byte[] buffer, int length) {
    if (closed || length > MOST_OCTETS) {
      return false;
    }
    MemorySegment.copy(buffer, 0, octets, ValueLayout.JAVA_BYTE, 0, length);
    transfer.set(ValueLayout.JAVA_INT, LENGTH, length);
    boolean done = Libc.ioctl(fd, SPI_IOC_MESSAGE_1, transfer) == length;
    MemorySegment.copy(octets, ValueLayout.JAVA_BYTE, 0, buffer, 0, length);
    return done;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Libc.close(fd);
      arena.close();
    }
  }
}
