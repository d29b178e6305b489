// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.ConnectionHandler;

/**
 * The other side of a conversation: who it is, and how messages are sent to it.
 *
 * <p>Generated subclasses hand out a typed writer that writes straight into the send buffer:
 *
 * <pre>
 * peer.write().sequence(7).bodyAck().upTo(5).end();
 * if (peer.send() &lt; 0) { … }
 * </pre>
 *
 * <p>While a handler is called with a message, one answer of {@link MessageLimits#answerBytes} can
 * always be sent. Beyond that {@code send} may answer {@link #LATER}: nothing was sent, and the
 * handler's {@code onWritable} follows when there is room. Nothing is ever sent in part.
 *
 * <p>Over a connection there is a peer a connection. A port for datagrams that is open to everybody
 * has one peer: the one that the message came from, until the next message comes.
 *
 * <p>On the loop's thread.
 */
public abstract class Peer {
  /** Answer of {@code send}: no room now; nothing was sent. */
  public static final int LATER = -1;

  /** Answer of {@code send}: not open yet, or not any more; nothing was sent. */
  public static final int NOT_OPEN = -2;

  private final int mostBytes;
  private final byte[] nowhere = new byte[0];

  private MessageLimits limits = MessageLimits.DEFAULT;
  private MessageCounters counters;
  private Outlet outlet;
  private StreamOutlet stream;
  private PortOutlet port;
  private boolean writing;
  private boolean placed;
  private boolean closing;
  private boolean replaced;
  private boolean paused;
  private boolean outputEnded;
  private boolean readsWhileFull;

  /**
   * For generated classes.
   *
   * @param mostBytes what the largest message written needs
   */
  protected Peer(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  // What handlers call.

  /** The loop, its timers, its time; null until open. */
  public final EventLoop loop() {
    return outlet == null ? null : outlet.loop();
  }

  /** This side's address; null until open. */
  public final Endpoint local() {
    return outlet == null ? null : outlet.local();
  }

  /** The peer's address; null until open, and for a port that nothing has come to. */
  public final Endpoint remote() {
    return outlet == null ? null : outlet.remote();
  }

  /** Whether messages can be sent. */
  public final boolean isOpen() {
    return outlet != null && outlet.isOpen();
  }

  /** What happened at this listener, port or client. */
  public final MessageCounters counters() {
    return counters;
  }

  /** Whether messages go in datagrams: they may be lost, come twice or out of order. */
  public final boolean isDatagrams() {
    return port != null;
  }

  /**
   * Whom the next messages go to, at a port that is open to everybody.
   *
   * @throws IllegalStateException if this is no port for datagrams
   */
  public final void to(Endpoint remote) {
    if (port == null) {
      throw new IllegalStateException("only a port for datagrams chooses its peer");
    }
    port.target(remote);
  }

  /** Hands up no more messages until {@link #resume}; over a connection nothing else is read. */
  public final void pause() {
    paused = true;
    if (stream != null) {
      stream.connection().pauseReading();
    }
  }

  /** Goes on after {@link #pause}. */
  public final void resume() {
    paused = false;
    if (stream != null) {
      stream.connection().resumeReading();
    }
  }

  /**
   * Chooses whether messages are handed up while there is no room for an answer; they are not,
   * unless chosen. Of two sides that both send without being asked, one must choose this.
   */
  public final void readWhileFull(boolean goesOn) {
    readsWhileFull = goesOn;
    if (stream != null) {
      stream.connection().readWhileFull(goesOn);
    }
  }

  /** Replaces the time without progress after which {@code onIdle} follows; 0 for never. */
  public final void idleTimeout(long nanos) {
    if (stream != null) {
      stream.connection().idleTimeout(nanos);
    }
  }

  /** Sends what is queued, then tells the peer that no more comes. Messages still come in. */
  public final void endOutput() {
    outputEnded = true;
    if (stream != null) {
      stream.connection().endOutput();
    }
  }

  /**
   * Sends what is queued and ends; no message is handed up any more. A port that is open to
   * everybody stays open.
   */
  public final void close() {
    if (outlet != null) {
      closing |= stream != null;
      outlet.close();
    }
  }

  /** Ends at once, as {@link #close} otherwise. */
  public final void abort() {
    if (outlet != null) {
      closing |= stream != null;
      outlet.abort();
    }
  }

  /**
   * Hands a connection over to another protocol; what has come in behind this message is the first
   * that it is given.
   *
   * @throws IllegalStateException over datagrams
   */
  public final void upgrade(ConnectionHandler next) {
    if (stream == null) {
      throw new IllegalStateException("only a connection has another handler");
    }
    replaced = true;
    stream.connection().handler(next);
  }

  // What generated subclasses call.

  /** Begins a message: there is somewhere to write it to, be it nowhere. */
  protected final void begin() {
    writing = true;
    placed = isOpen() && outlet.reserve(answerRoom());
  }

  /** Where the message is written to. */
  protected final byte[] buffer() {
    return placed ? outlet.buffer() : nowhere;
  }

  /** Where in the buffer. */
  protected final int offset() {
    return placed ? outlet.offset() : 0;
  }

  /** How many bytes the message can have. */
  protected final int room() {
    return placed ? outlet.room() : 0;
  }

  /**
   * Ends a message.
   *
   * @param result what the writer's {@code finish} answered
   * @return how many bytes were sent, or a negative number: {@link #LATER}, {@link #NOT_OPEN}, or
   *     what the writer answered
   */
  protected final int end(int result) {
    if (!writing) {
      throw new IllegalStateException("send without write before it");
    }
    writing = false;
    if (!placed) {
      return isOpen() ? later() : NOT_OPEN;
    }
    if (result < 0) {
      boolean isShort = Codec.kind(result) == Codec.NO_SPACE;
      return isShort && outlet.wantMore() ? later() : refused(result);
    }
    if (!outlet.commit(result)) {
      return isOpen() ? later() : NOT_OPEN;
    }
    counters.increment(MessageCounter.SENT);
    return result;
  }

  private int later() {
    counters.increment(MessageCounter.SEND_LATER);
    return LATER;
  }

  private int refused(int result) {
    counters.increment(MessageCounter.SEND_REFUSED);
    return result;
  }

  // What the drivers call.

  /** Before it is opened. */
  final void belongsTo(MessageLimits itsLimits, MessageCounters itsCounters) {
    limits = itsLimits;
    counters = itsCounters;
  }

  final void open(StreamOutlet opened) {
    stream = opened;
    outlet = opened;
  }

  final void open(PortOutlet opened) {
    port = opened;
    outlet = opened;
  }

  /** Whether a message may be handed up now: it is wanted, and there is room for an answer. */
  final boolean takes() {
    return !closing
        && !replaced
        && !paused
        && (port != null || outputEnded || readsWhileFull || outlet.reserve(answerRoom()));
  }

  private int answerRoom() {
    return Math.min(mostBytes, limits.answerBytes());
  }
}
