// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.net.Endpoint;

/** The bare, non-blocking stream beneath a {@link StreamLife}. Nothing here throws. */
public interface StreamSocket {
  /** Answer of {@link #receive}: the peer has ended its side. */
  int END = -1;

  /** Answer of {@link #receive} and {@link #send}: the connection is broken. */
  int BROKEN = -2;

  /** This side's address; null while it is not known. May be made anew for each call. */
  Endpoint local();

  /** The peer's address. May be made anew for each call. */
  Endpoint remote();

  /**
   * Moves bytes that have come in.
   *
   * @return how many, 0 if there are none now, {@link #END} or {@link #BROKEN}
   */
  int receive(byte[] target, int offset, int length);

  /**
   * Moves bytes out.
   *
   * @return how many were taken, possibly 0, or {@link #BROKEN}
   */
  int send(byte[] source, int offset, int length);

  /**
   * Moves bytes of two arrays out, the first ones first.
   *
   * @return how many of both were taken, possibly 0, or {@link #BROKEN}
   */
  default int send(
      byte[] first, int offset, int length, byte[] second, int secondOffset, int secondLength) {
    int sent = length == 0 ? 0 : send(first, offset, length);
    if (sent < length) {
      return sent;
    }
    int more = send(second, secondOffset, secondLength);
    return more == BROKEN ? BROKEN : sent + more;
  }

  /**
   * Which {@link StreamLife#signal signals} are wanted from now on; called in each turn, also if
   * they are the same as before.
   */
  void interest(boolean readable, boolean writable);

  /** Tells the peer that no more will come. */
  void endOutput();

  /**
   * Gives everything back.
   *
   * @param reset the peer shall see a reset, whatever has been sent
   */
  void close(boolean reset);
}
