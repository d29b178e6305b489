// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;

/**
 * A stream of bytes in each direction between this side and a peer: TCP, or TLS above it.
 *
 * <p>What is written goes to the bounded send buffer and leaves at the end of the loop's turn.
 * There are two ways to write. Bytes that exist already:
 *
 * <pre>
 * int accepted = connection.write(bytes, offset, length);   // the rest again in onWritable
 * </pre>
 *
 * <p>Bytes that are made in place:
 *
 * <pre>
 * if (connection.reserve(300)) {                            // else again in onWritable
 *   int n = writer.wrap(connection.sendBuffer(), connection.sendOffset(), 300)...finish();
 *   connection.commit(n);
 * }
 * </pre>
 *
 * <p>A write or reserve that falls short stops reading from the peer until {@link
 * ConnectionHandler#onWritable} has been called (but see {@link #readWhileFull}). After {@link
 * #close}, {@link #endOutput} or the connection's end nothing is accepted any more: that is no
 * error, since the peer may end a connection at any moment.
 *
 * <p>Implemented by the transports, not by engines' users. All methods on the loop's thread.
 */
public interface Connection {
  /** The loop that this connection lives on: its timers, its time. */
  EventLoop loop();

  /** This side's address; null in a client's connection that is not yet open. */
  Endpoint local();

  /** The peer's address. */
  Endpoint remote();

  /** Whether bytes can still be written: it was opened and neither side has ended that. */
  boolean isOpen();

  /**
   * Queues bytes to be sent.
   *
   * @return how many were accepted: fewer than {@code length} if the send buffer is full, 0 if the
   *     connection is no longer open
   */
  int write(byte[] source, int offset, int length);

  /**
   * Queues bytes that are not copied: behind what is queued, straight from the caller's array,
   * which must never change again. For content that is held and sent many times. Until they have
   * left, nothing else is accepted.
   *
   * @return false if bytes lent before have not all left, or the connection is no longer open
   */
  boolean lend(byte[] source, int offset, int length);

  /**
   * Makes room for {@code length} bytes in one piece at {@link #sendOffset} of {@link #sendBuffer}.
   * The array and offset are valid until the next call of another method of this connection.
   *
   * @return false if there is not so much room now, or the connection is no longer open
   * @throws IllegalArgumentException if it is more than {@link #sendCapacity}
   */
  boolean reserve(int length);

  /** The array to write into after {@link #reserve}. */
  byte[] sendBuffer();

  /** Where to write after {@link #reserve}. */
  int sendOffset();

  /** How many bytes from {@link #sendOffset} on may be written and committed now. */
  int sendRoom();

  /**
   * Queues the bytes that were written at {@link #sendOffset}.
   *
   * @throws IllegalArgumentException if it is more than {@link #sendRoom}
   */
  void commit(int length);

  /** Bytes queued or lent, and not yet taken by the network. */
  int unsent();

  /** Most bytes that can be queued; lent ones do not count. */
  int sendCapacity();

  /** Most bytes that can wait for the handler: a unit larger than this can never be whole. */
  int receiveCapacity();

  /**
   * Chooses whether reading goes on while a write waits for room; it does not, unless chosen. Two
   * sides that both send much and both wait for room before they read would wait for each other for
   * ever: one of them must choose this, and must then consume whatever it is given.
   */
  void readWhileFull(boolean goesOn);

  /** Stops calling {@link ConnectionHandler#onData}, until {@link #resumeReading}. */
  void pauseReading();

  /** Goes on reading; bytes that wait are handed up in this or the next turn. */
  void resumeReading();

  /**
   * Replaces the time without any progress after which {@link ConnectionHandler#onIdle} is called;
   * counted from now.
   *
   * @param nanos 0 for never
   */
  void idleTimeout(long nanos);

  /** Replaces the handler: the next event goes to the new one. For upgrades of the protocol. */
  void handler(ConnectionHandler handler);

  /**
   * Half close: sends what is queued, then tells the peer that no more will come. Reading goes on.
   */
  void endOutput();

  /**
   * Orderly end: sends what is queued, tells the peer, throws away what still comes in, and is
   * closed when the peer has ended too or the linger time is over. Again: nothing happens.
   */
  void close();

  /** Ends at once: queued bytes are dropped and the peer sees a reset. Again: nothing happens. */
  void abort();
}
