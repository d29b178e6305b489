// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.transport.CloseReason;

/** Who holds a connection and is told what becomes of it. Called while segments are served. */
interface TcpUser {
  /** Nobody: what a connection has once it was let go. */
  TcpUser NOBODY =
      new TcpUser() {
        @Override
        public void onOpen() {}

        @Override
        public void onReadable() {}

        @Override
        public void onWritable() {}

        @Override
        public void onFailed(CloseReason reason) {}
      };

  /** Both sides know each other. */
  void onOpen();

  /** There is something to read, or the peer has ended. */
  void onReadable();

  /** There is room in the send queue again. */
  void onWritable();

  /** It is over before its time. */
  void onFailed(CloseReason reason);
}
