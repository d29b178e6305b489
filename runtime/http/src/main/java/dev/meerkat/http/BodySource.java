// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.io.Closeable;
import java.io.IOException;

/** A response's content that is made while it is sent: a file, a report, a stream. */
public interface BodySource extends Closeable {
  /**
   * Puts the next octets into a buffer; may block only as long as reading a local file does.
   *
   * @return how many were put, at least 1, or -1 at the end
   * @throws IOException when no more can be had: the connection is then aborted, since the length
   *     that was announced cannot be kept
   */
  int read(byte[] buffer, int offset, int length) throws IOException;

  /** Called once, after the end, an error or the connection's end. */
  @Override
  void close() throws IOException;
}
