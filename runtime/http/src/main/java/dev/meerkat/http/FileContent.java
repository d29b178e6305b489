// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is read while it is sent. */
final class FileContent implements BodySource {
  private final FileChannel channel;
  private byte[] wrapped;
  private ByteBuffer view;

  /** Opens a resolved path; the last name must not have become a link meanwhile. */
  FileContent(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (buffer != wrapped) {
      wrapped = buffer;
      view = ByteBuffer.wrap(buffer);
    }
    view.limit(offset + length).position(offset);
    return channel.read(view);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
