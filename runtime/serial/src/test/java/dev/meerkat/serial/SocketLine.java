// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A line that ends in a socket of the host: what QEMU makes of a serial port. */
record SocketLine(SocketChannel channel) implements ByteLine {
  @Override
  public int read(byte[] target, int offset, int length) {
    try {
      return channel.read(ByteBuffer.wrap(target, offset, length));
    } catch (IOException gone) {
      return -1;
    }
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    try {
      return channel.write(ByteBuffer.wrap(source, offset, length));
    } catch (IOException gone) {
      return length;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
