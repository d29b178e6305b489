// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.w5500;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.Offload;
import dev.meerkat.link.w5500.SpiBus;
import java.util.Arrays;

/**
 * A W5500 as its data sheet (1.1.0) describes it, register by register, as far as socket 0 in
 * MACRAW mode needs it: SPI frames of variable length (section 2.3), reset, memory sizes, commands
 * that take a while, both rings, the address filter. The cable hangs on any {@link Device}.
 */
final class W5500Model implements SpiBus {
  static final int VERSION = 4;

  private static final int HEAD = 3;
  private static final int WRITE = 4;
  private static final int MOST = 0x4000;
  private static final int KIB = 1024;
  private static final int SLOW = 3;
  private static final long GROUP = 1L << 40;

  final byte[] common = new byte[0x40];
  final byte[] socket = new byte[0x30];
  final byte[] transmit = new byte[MOST];
  final byte[] receive = new byte[MOST];
  final int[] sizes = new int[16];

  boolean isBroken;
  boolean isClosed;
  int dropped;
  int sent;
  long exchanges;

  private final Device cable;
  private final FrameSink arrival = this::arrive;
  private int ticksToReset;
  private int ticksToSent;
  private int written;
  private int read;

  W5500Model(Device cable) {
    this.cable = cable;
    reset();
  }

  private void reset() {
    Arrays.fill(common, (byte) 0);
    Arrays.fill(socket, (byte) 0);
    Arrays.fill(sizes, 2);
    common[0x39] = VERSION;
    common[0x2E] = (byte) 0b1011_1111;
    written = 0;
    read = 0;
  }

  // SPI.

  @Override
  public boolean exchange(byte[] buffer, int length) {
    exchanges++;
    tick();
    if (isBroken) {
      return false;
    }
    int address = Bytes.getU16(buffer, 0);
    int control = buffer[2] & 0xFF;
    if ((control & 3) != 0) {
      throw new AssertionError("only variable length is spoken here: control " + control);
    }
    for (int i = HEAD; i < length; i++) {
      int at = address + i - HEAD & 0xFFFF;
      if ((control & WRITE) != 0) {
        put(control >> 3, at, buffer[i]);
      } else {
        buffer[i] = get(control >> 3, at);
      }
    }
    return true;
  }

  @Override
  public void close() {
    isClosed = true;
  }

  private byte get(int block, int at) {
    switch (block) {
      case 0:
        return common[at];
      case 1:
        return at == 0x20 || at == 0x21 || at == 0x26 || at == 0x27 ? size(at) : socket[at];
      case 3:
        return receive[at & mask(0)];
      default:
        throw new AssertionError("block " + block + " is not for reading");
    }
  }

  /** Sn_TX_FSR and Sn_RX_RSR. */
  private byte size(int at) {
    int value = at < 0x22 ? mask(1) + 1 - (pointer(0x24) - pointer(0x22)) : written - read;
    return (byte) ((at & 1) == 0 ? value >>> 8 : value);
  }

  private void put(int block, int at, byte value) {
    if (block == 0) {
      common[at] = value;
      if (at == 0 && (value & 0x80) != 0) {
        reset();
        common[0] = (byte) 0x80;
        ticksToReset = SLOW;
      }
    } else if (block == 2) {
      transmit[at & mask(1)] = value;
    } else if (block % 4 == 1 && (at == 0x1E || at == 0x1F)) {
      sizes[2 * (block / 4) + at - 0x1E] = value;
    } else if (block == 1) {
      register(at, value);
    } else {
      throw new AssertionError("block " + block + " is not for writing");
    }
  }

  private void register(int at, byte value) {
    switch (at) {
      case 0x01 -> command(value);
      // Written ones clear.
      case 0x02 -> socket[at] &= (byte) ~value;
      case 0x03, 0x20, 0x21, 0x22, 0x23, 0x26, 0x27, 0x2A, 0x2B ->
          throw new AssertionError("register " + at + " is not for writing");
      default -> socket[at] = value;
    }
  }

  private int mask(int direction) {
    int total = 0;
    for (int i = direction; i < sizes.length; i += 2) {
      total += sizes[i];
    }
    if (total > 16) {
      throw new AssertionError("more than 16 KiB of memory: " + total);
    }
    return sizes[direction] * KIB - 1;
  }

  private int pointer(int at) {
    return Bytes.getU16(socket, at);
  }

  // What it does.

  private void command(int command) {
    if (socket[1] != 0) {
      throw new AssertionError("a command while another is underway");
    }
    socket[1] = (byte) command;
    switch (command) {
      case 0x01 -> {
        socket[3] = (byte) ((socket[0] & 0xF) == 4 ? 0x42 : 0);
        for (int at = 0x22; at < 0x2C; at++) {
          socket[at] = 0;
        }
        written = 0;
        read = 0;
      }
      case 0x10 -> socket[3] = 0;
      case 0x20 -> send();
      case 0x40 -> read += pointer(0x28) - read & 0xFFFF;
      default -> throw new AssertionError("command " + command);
    }
  }

  private void send() {
    if (ticksToSent > 0) {
      throw new AssertionError("a frame while another is underway");
    }
    int from = pointer(0x22);
    int length = pointer(0x24) - from & 0xFFFF;
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = transmit[from + i & mask(1)];
    }
    Bytes.putU16(socket, 0x22, pointer(0x24));
    if (length < 60) {
      throw new AssertionError("a frame of " + length + " octets");
    }
    sent++;
    cable.send(0, frame, 0, length, Offload.NONE);
    ticksToSent = SLOW;
  }

  private void tick() {
    if (ticksToReset > 0 && --ticksToReset == 0) {
      common[0] = 0;
    }
    if (ticksToSent > 0 && --ticksToSent == 0) {
      socket[2] |= 0x10;
    }
    socket[1] = 0;
    if (socket[3] == 0x42) {
      cable.receive(0, 1, arrival);
    }
  }

  private void arrive(byte[] buffer, int offset, int length, long offload) {
    long target = Bytes.getU48(buffer, offset);
    if (socket[0] < 0 && (target & GROUP) == 0 && target != Bytes.getU48(common, 9)) {
      return;
    }
    if (written - read + length + 2 > mask(0) + 1) {
      dropped++;
      return;
    }
    arrive((byte) (length + 2 >>> 8));
    arrive((byte) (length + 2));
    for (int i = 0; i < length; i++) {
      arrive(buffer[offset + i]);
    }
    Bytes.putU16(socket, 0x2A, written & 0xFFFF);
    socket[2] |= 4;
  }

  private void arrive(byte octet) {
    receive[written & mask(0)] = octet;
    written++;
  }
}
