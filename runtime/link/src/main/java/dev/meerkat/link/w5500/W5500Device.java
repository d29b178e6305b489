// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.w5500;

import static dev.meerkat.link.w5500.W5500Registers.COMMON;
import static dev.meerkat.link.w5500.W5500Registers.RECEIVE;
import static dev.meerkat.link.w5500.W5500Registers.SOCKET;
import static dev.meerkat.link.w5500.W5500Registers.TRANSMIT;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import java.io.IOException;
import java.util.Arrays;

/**
 * A W5500 as a network card. Has no interrupt line: it is asked every so often whether frames have
 * come in.
 *
 * <p>One frame is underway at a time; {@link #send} refuses the next one until the chip has sent
 * it.
 */
public final class W5500Device extends LinkDevice {
  private static final int MTU = 1500;
  private static final int LEAST_FRAME = 60;
  private static final int LONGEST_FRAME = MTU + 18;
  private static final int LENGTH = 2;
  private static final int HEADER = 14;

  private static final int VERSION = 4;
  private static final int RESET = 0x80;
  private static final int LINK = 1;
  private static final int SOCKETS = 8;
  private static final int ALL_MEMORY = 16;
  private static final int MACRAW = 0x04;
  private static final int FILTER = 0x80;
  private static final int OPEN = 0x01;
  private static final int CLOSE = 0x10;
  private static final int SEND = 0x20;
  private static final int RECV = 0x40;
  private static final int SENDOK = 0x10;
  private static final int SOCK_MACRAW = 0x42;
  private static final int PATIENCE = 1000;

  private final SpiBus bus;
  private final W5500Registers chip;
  private final long pollNanos;
  private final Counters<W5500Counter> counters = new Counters<>(W5500Counter.class);
  private final byte[] frame = new byte[LONGEST_FRAME];
  private int readPointer;
  private int writePointer;
  private boolean sending;
  private boolean closed;
  private long nextPollNanos;

  private W5500Device(SpiBus bus, long address, long pollNanos) {
    super("w5500", LinkType.ETHERNET, address, MTU);
    this.bus = bus;
    this.chip = new W5500Registers(bus, LONGEST_FRAME);
    this.pollNanos = pollNanos;
  }

  /**
   * Resets a chip and opens it; the bus is taken over and closed with the device.
   *
   * @param address our link address, which the chip filters by
   * @param pollNanos time between two looks at the chip while nothing comes in
   * @throws IOException if there is no such chip, or it does not do as it is told
   */
  public static W5500Device open(SpiBus bus, long address, long pollNanos) throws IOException {
    W5500Device device = new W5500Device(bus, address, pollNanos);
    try {
      device.reset();
      device.openSocket();
      return device;
    } catch (IOException refused) {
      bus.close();
      throw refused;
    }
  }

  private void reset() throws IOException {
    chip.put8(COMMON, W5500Registers.MR, RESET);
    for (int i = 0; (chip.get8(COMMON, W5500Registers.MR) & RESET) != 0; i++) {
      if (i == PATIENCE) {
        throw new IOException("the chip does not come out of reset");
      }
    }
    int version = chip.get8(COMMON, W5500Registers.VERSIONR);
    if (version != VERSION || chip.takeFailed()) {
      throw new IOException("no W5500 on the bus: its version reads " + version);
    }
    Bytes.putU48(chip.data(), chip.dataOffset(), address());
    chip.write(COMMON, W5500Registers.SHAR, 6);
    for (int socket = SOCKETS - 1; socket >= 0; socket--) {
      int size = socket == 0 ? ALL_MEMORY : 0;
      chip.putOf(socket, W5500Registers.SN_RXBUF_SIZE, size);
      chip.putOf(socket, W5500Registers.SN_TXBUF_SIZE, size);
    }
  }

  private void openSocket() throws IOException {
    chip.put8(SOCKET, W5500Registers.SN_MR, FILTER | MACRAW);
    command(OPEN);
    int state = chip.get8(SOCKET, W5500Registers.SN_SR);
    if (state != SOCK_MACRAW || chip.takeFailed()) {
      throw new IOException("the chip's socket does not open: its state reads " + state);
    }
    readPointer = chip.get16(SOCKET, W5500Registers.SN_RX_RD);
    writePointer = chip.get16(SOCKET, W5500Registers.SN_TX_WR);
    sending = false;
  }

  /** Gives a command and waits until the chip has taken it; a few of its clock's ticks. */
  private void command(int command) {
    chip.put8(SOCKET, W5500Registers.SN_CR, command);
    for (int i = 0; i < PATIENCE && chip.get8(SOCKET, W5500Registers.SN_CR) != 0; i++) {
      // Each look takes longer than the chip needs.
    }
  }

  /** Whether a cable is plugged in and the other end lives. */
  public boolean isLinkUp() {
    return !closed && (chip.get8(COMMON, W5500Registers.PHYCFGR) & LINK) != 0;
  }

  /** What has happened. */
  public Counters<W5500Counter> counters() {
    return counters;
  }

  // What comes in.

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    nextPollNanos = nowNanos + pollNanos;
    if (closed) {
      return 0;
    }
    int waiting = chip.getStable16(SOCKET, W5500Registers.SN_RX_RSR);
    int count = 0;
    int taken = 0;
    while (count < limit && waiting - taken > LENGTH && !hasFailed()) {
      int size = takeFrame(waiting - taken);
      if (size == 0) {
        reopen();
        return count;
      }
      taken += size;
      count++;
      counters.increment(W5500Counter.RECEIVED);
      sink.onFrame(frame, 0, size - LENGTH, Offload.NONE);
    }
    if (taken > 0) {
      chip.put16(SOCKET, W5500Registers.SN_RX_RD, readPointer);
      command(RECV);
    }
    return count;
  }

  /**
   * Copies the next frame; its length stands in front of it and counts itself.
   *
   * @return octets with the length, 0 if that is no frame's
   */
  private int takeFrame(int waiting) {
    int size = chip.get16(RECEIVE, readPointer);
    if (size < LENGTH + HEADER || size > LENGTH + LONGEST_FRAME || size > waiting) {
      return 0;
    }
    chip.read(RECEIVE, readPointer + LENGTH & 0xFFFF, size - LENGTH);
    System.arraycopy(chip.data(), chip.dataOffset(), frame, 0, size - LENGTH);
    readPointer = readPointer + size & 0xFFFF;
    return size;
  }

  /** What is in the chip's memory is lost; the peers will send it again. */
  private void reopen() {
    counters.increment(W5500Counter.REOPENED);
    command(CLOSE);
    try {
      openSocket();
    } catch (IOException refused) {
      counters.increment(W5500Counter.BUS_FAILED);
    }
  }

  private boolean hasFailed() {
    if (chip.takeFailed()) {
      counters.increment(W5500Counter.BUS_FAILED);
      return true;
    }
    return false;
  }

  // What goes out.

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (closed) {
      return true;
    }
    if (length > LONGEST_FRAME) {
      counters.increment(W5500Counter.TOO_LONG);
      return true;
    }
    if (sending && !hasSent()) {
      return false;
    }
    byte[] data = chip.data();
    int at = chip.dataOffset();
    int size = Math.max(length, LEAST_FRAME);
    System.arraycopy(buffer, offset, data, at, length);
    Arrays.fill(data, at + length, at + size, (byte) 0);
    chip.write(TRANSMIT, writePointer, size);
    writePointer = writePointer + size & 0xFFFF;
    chip.put16(SOCKET, W5500Registers.SN_TX_WR, writePointer);
    command(SEND);
    sending = true;
    if (!hasFailed()) {
      counters.increment(W5500Counter.SENT);
    }
    return true;
  }

  private boolean hasSent() {
    if ((chip.get8(SOCKET, W5500Registers.SN_IR) & SENDOK) == 0) {
      // A bus that fails answers anything; the frame is lost rather than the device stuck.
      return hasFailed();
    }
    chip.put8(SOCKET, W5500Registers.SN_IR, SENDOK);
    sending = false;
    return true;
  }

  @Override
  public long nextDeadline() {
    return closed ? NO_DEADLINE : nextPollNanos;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      command(CLOSE);
      bus.close();
    }
  }
}
