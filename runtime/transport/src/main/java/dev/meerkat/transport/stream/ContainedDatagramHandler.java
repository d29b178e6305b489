// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.util.Objects;

/**
 * Calls a port's handler, and keeps what it throws from getting any further: it is reported to the
 * loop, and the port stays open.
 */
public final class ContainedDatagramHandler {
  private final Datagrams port;
  private final DatagramHandler handler;

  public ContainedDatagramHandler(Datagrams port, DatagramHandler handler) {
    this.port = port;
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /** See {@link DatagramHandler#onDatagram}. */
  public void onDatagram(Endpoint source, byte[] buffer, int offset, int length) {
    try {
      handler.onDatagram(port, source, buffer, offset, length);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  /** See {@link DatagramHandler#onWritable}. */
  public void onWritable() {
    try {
      handler.onWritable(port);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  /** See {@link DatagramHandler#onUnreachable}. */
  public void onUnreachable() {
    try {
      handler.onUnreachable(port);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  /** See {@link DatagramHandler#onClose}. */
  public void onClose() {
    try {
      handler.onClose(port);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  private void contain(Throwable failure) {
    port.loop().report(handler, failure);
  }
}
