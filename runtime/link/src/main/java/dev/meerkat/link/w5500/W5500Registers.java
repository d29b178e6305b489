// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.w5500;

import dev.meerkat.core.codec.Bytes;

/**
 * The chip's registers and memory, an SPI frame each: two octets of address, one of control (block,
 * direction, length as long as the chip is selected), then data. Data sheet, section 2.2.
 */
final class W5500Registers {
  // Blocks.
  static final int COMMON = 0;
  static final int SOCKET = 1;
  static final int TRANSMIT = 2;
  static final int RECEIVE = 3;

  // Common registers.
  static final int MR = 0x00;
  static final int SHAR = 0x09;
  static final int PHYCFGR = 0x2E;
  static final int VERSIONR = 0x39;

  // Registers of a socket.
  static final int SN_MR = 0x00;
  static final int SN_CR = 0x01;
  static final int SN_IR = 0x02;
  static final int SN_SR = 0x03;
  static final int SN_RXBUF_SIZE = 0x1E;
  static final int SN_TXBUF_SIZE = 0x1F;
  static final int SN_TX_WR = 0x24;
  static final int SN_RX_RSR = 0x26;
  static final int SN_RX_RD = 0x28;

  /** SPI octets in front of data. */
  private static final int HEAD = 3;

  private static final int BLOCK_SHIFT = 3;
  private static final int BLOCKS_A_SOCKET = 4;
  private static final int WRITE = 4;

  private final SpiBus bus;
  private final byte[] buffer;
  private boolean failed;

  /** Access to a chip, for at most so many octets at a time. */
  W5500Registers(SpiBus bus, int most) {
    this.bus = bus;
    this.buffer = new byte[HEAD + most];
  }

  /** Whether an exchange has failed since this was asked. */
  boolean takeFailed() {
    boolean was = failed;
    failed = false;
    return was;
  }

  /** Where {@link #read} has put data, and {@link #write} takes it from. */
  byte[] data() {
    return buffer;
  }

  /** Index in {@link #data} of the first octet. */
  int dataOffset() {
    return HEAD;
  }

  int get8(int block, int address) {
    read(block, address, 1);
    return buffer[HEAD] & 0xFF;
  }

  int get16(int block, int address) {
    read(block, address, 2);
    return Bytes.getU16(buffer, HEAD);
  }

  /** A number that the chip may change while it is read: until it is twice the same. */
  int getStable16(int block, int address) {
    int before = get16(block, address);
    int now = get16(block, address);
    for (int tries = 0; now != before && tries < 16; tries++) {
      before = now;
      now = get16(block, address);
    }
    return now;
  }

  void put8(int block, int address, int value) {
    buffer[HEAD] = (byte) value;
    write(block, address, 1);
  }

  /** The same register of another socket. */
  void putOf(int socket, int address, int value) {
    buffer[HEAD] = (byte) value;
    write(socket * BLOCKS_A_SOCKET + SOCKET, address, 1);
  }

  void put16(int block, int address, int value) {
    Bytes.putU16(buffer, HEAD, value);
    write(block, address, 2);
  }

  void read(int block, int address, int length) {
    exchange(block << BLOCK_SHIFT, address, length);
  }

  void write(int block, int address, int length) {
    exchange(block << BLOCK_SHIFT | WRITE, address, length);
  }

  private void exchange(int control, int address, int length) {
    Bytes.putU16(buffer, 0, address);
    buffer[2] = (byte) control;
    failed |= !bus.exchange(buffer, HEAD + length);
  }
}
