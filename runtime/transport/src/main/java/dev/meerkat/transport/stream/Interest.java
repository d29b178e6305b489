// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

/** What a connection wants to hear of; asks its socket only when that changes. */
final class Interest {
  private final StreamSocket socket;
  private boolean readable;
  private boolean writable;

  Interest(StreamSocket socket) {
    this.socket = socket;
  }

  void become(boolean wantsReadable, boolean wantsWritable) {
    if (wantsReadable != readable || wantsWritable != writable) {
      readable = wantsReadable;
      writable = wantsWritable;
      socket.interest(wantsReadable, wantsWritable);
    }
  }
}
