// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.buffer.LinearBuffer;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.TransportCounter;

/**
 * A connection's life on top of a {@link StreamSocket}: the conductor of its two sides.
 *
 * <p>The transport gives {@link #signal signals}; they are served in the next ingress, where
 * handlers are called. Everything that moves outwards, and every end, happens in egress. So no
 * handler is ever called inside another, and an array that a handler was given stays its own until
 * it returns.
 */
public final class StreamLife extends TurnMember {
  /** Signal: the attempt to connect has succeeded. */
  public static final int CONNECTED = 1;

  /** Signal: {@link StreamSocket#receive} has something to tell. */
  public static final int READABLE = 2;

  /** Signal: {@link StreamSocket#send} takes bytes again. */
  public static final int WRITABLE = 4;

  private static final int RESUME = 8;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSED
  }

  private final StreamContext context;
  private final StreamSocket socket;
  private final ConnectionLimits limits;
  private final StreamConnection connection;
  private final ContainedHandler handler;
  private final ReceiveSide input;
  private final SendSide output;
  private final Patience patience;

  private State state = State.CONNECTING;
  private CloseReason end;
  private boolean closing;
  private boolean delivering;
  private int signals;

  /** A connection that is not open yet. */
  public StreamLife(StreamContext context, StreamSocket socket, ConnectionLimits limits) {
    this.context = context;
    this.socket = socket;
    this.limits = limits;
    this.input = new ReceiveSide(context.pools().ofSize(limits.receiveBytes()));
    this.output = new SendSide(context.pools().ofSize(limits.sendBytes()));
    this.connection = new StreamConnection(this);
    this.handler = new ContainedHandler(connection, this);
    this.patience = new Patience(this, limits.idleNanos());
  }

  // What transports call.

  /** What the engine is given. */
  public Connection connection() {
    return connection;
  }

  /** Begins the attempt to connect; {@link #CONNECTED} or {@link #fail} follow. */
  public void connect(ConnectionHandler first) {
    handler.become(first);
    patience.waitFor(limits.connectNanos());
  }

  /** Opens a connection that a listener has taken in; in ingress. */
  public void accept(Acceptor acceptor) {
    ConnectionHandler first = context.accept(acceptor, connection);
    if (first == null) {
      state = State.CLOSED;
      socket.close(true);
      return;
    }
    handler.become(first);
    open();
  }

  /** Something can be done; it is done in the next ingress. */
  public void signal(int what) {
    signals |= what;
    context.turns().wantIngress(this);
  }

  /**
   * The connection is over, or never came to be; told in the next egress. The first reason counts.
   */
  public void fail(CloseReason reason) {
    if (end == null && state != State.CLOSED) {
      end = reason;
      context.turns().wantEgress(this);
    }
  }

  /** Ends here and now: the transport itself is being closed. */
  public void endNow(CloseReason reason) {
    if (state != State.CLOSED) {
      finish(end == null ? reason : end);
    }
  }

  // Ingress: handlers are called from here, and from the timer.

  @Override
  protected void ingress(long nowNanos) {
    int now = signals;
    signals = 0;
    if (end != null || state == State.CLOSED) {
      return;
    }
    if (state == State.CONNECTING) {
      if ((now & CONNECTED) != 0) {
        context.counters().increment(TransportCounter.CONNECTED);
        open();
      }
      return;
    }
    input.tryAgain();
    if ((now & WRITABLE) != 0) {
      context.turns().wantEgress(this);
    }
    if ((now & RESUME) != 0 || output.isStarved()) {
      resume();
    }
    if ((now & READABLE) != 0) {
      readable();
    }
    updateInterest();
  }

  private void open() {
    state = State.OPEN;
    patience.begin();
    handler.onOpen();
    updateInterest();
  }

  private void resume() {
    if (output.canFeed()) {
      output.fed();
      handler.onWritable();
    }
    deliver();
    tellEnd();
  }

  private void readable() {
    if (!wantsRead()) {
      return;
    }
    int count = input.fill(socket);
    if (count > 0) {
      patience.progress();
      context.counters().add(TransportCounter.BYTES_RECEIVED, count);
      deliver();
    } else if (count == StreamSocket.END) {
      touch();
      tellEnd();
    } else if (count == StreamSocket.BROKEN) {
      fail(CloseReason.RESET);
    } else if (count == ReceiveSide.NO_BUFFER) {
      context.counters().increment(TransportCounter.BUFFER_WAITS);
      context.turns().waitForBuffer(this);
    }
  }

  /** Hands up what has come in, once; again if the handler put another in its place. */
  private void deliver() {
    LinearBuffer waiting = input.waiting();
    ConnectionHandler told = null;
    while (told != handler.current() && mayDeliver() && !waiting.isEmpty()) {
      told = handler.current();
      delivering = true;
      int consumed = handler.onData(waiting.array(), waiting.offset(), waiting.length());
      delivering = false;
      waiting.consume(consumed);
      if (consumed == 0 && input.isFull() && told == handler.current() && mayDeliver()) {
        overflow();
      }
    }
    if (closing) {
      waiting.clear();
    }
  }

  private void overflow() {
    handler.onOverflow();
    if (!closing) {
      fail(CloseReason.OVERFLOW);
    }
  }

  private void tellEnd() {
    if (mayDeliver() && input.takeEnd()) {
      handler.onEnd();
    }
  }

  private boolean mayDeliver() {
    return end == null && !closing && !input.isPaused() && !output.holdsReading();
  }

  private boolean wantsRead() {
    return state == State.OPEN
        && end == null
        && !input.hasEnded()
        && !input.needsBuffer()
        && (closing || mayDeliver());
  }

  void onTimer(long nowNanos) {
    if (state == State.CONNECTING) {
      fail(CloseReason.CONNECT_TIMEOUT);
    } else if (closing && output.isEnded()) {
      fail(CloseReason.LINGER_EXPIRED);
    } else if (!patience.stillPatient(nowNanos)) {
      idle();
    }
  }

  private void idle() {
    if (closing) {
      fail(CloseReason.IDLE);
      return;
    }
    patience.watchProgress();
    handler.onIdle();
    if (end == CloseReason.ABORTED) {
      end = CloseReason.IDLE;
    }
  }

  // Egress.

  @Override
  protected void egress(long nowNanos) {
    if (state == State.OPEN && end == null) {
      flush();
    }
    if (end != null && state != State.CLOSED) {
      finish(end);
    }
    if (state != State.OPEN) {
      return;
    }
    if (output.needsBuffer()) {
      context.turns().waitForBuffer(this);
    } else if (output.canFeed()) {
      signal(RESUME);
    }
    updateInterest();
  }

  private void flush() {
    boolean endedBefore = output.isEnded();
    int sent = output.flush(socket);
    if (sent == StreamSocket.BROKEN) {
      end = CloseReason.RESET;
      return;
    }
    if (sent > 0) {
      patience.progress();
      context.counters().add(TransportCounter.BYTES_SENT, sent);
    }
    if (output.isEnded() && input.hasEnded()) {
      end = CloseReason.ENDED;
    } else if (output.isEnded() && !endedBefore && closing) {
      linger();
    }
  }

  private void linger() {
    if (limits.lingerNanos() == 0) {
      end = CloseReason.LINGER_EXPIRED;
    } else {
      patience.waitFor(limits.lingerNanos());
    }
  }

  private void finish(CloseReason reason) {
    state = State.CLOSED;
    end = reason;
    patience.stop();
    input.waiting().clear();
    output.clear();
    socket.close(reason.resets());
    context.counters().closed(reason);
    handler.onClose(reason);
  }

  private void updateInterest() {
    socket.interest(wantsRead(), state == State.OPEN && output.unsent() > 0);
  }

  @Override
  protected boolean canGoOn() {
    return state != State.OPEN
        || end != null
        || input.canGetBuffer()
        || output.isStarved() && !output.needsBuffer();
  }

  // What the connection's own methods come to.

  EventLoop loop() {
    return context.loop();
  }

  StreamSocket socket() {
    return socket;
  }

  SendSide output() {
    return output;
  }

  ConnectionLimits limits() {
    return limits;
  }

  boolean isOpen() {
    return state == State.OPEN && end == null && !output.isEnding();
  }

  void touch() {
    context.turns().wantEgress(this);
  }

  void readWhileFull(boolean goesOn) {
    output.holdsReadingWhenStarved(!goesOn);
    signal(RESUME);
  }

  void pause() {
    input.paused(true);
    touch();
  }

  void unpause() {
    if (input.isPaused()) {
      input.paused(false);
      signal(RESUME);
    }
  }

  void idleTimeout(long nanos) {
    if (state == State.CONNECTING) {
      patience.idleLater(nanos);
    } else if (state == State.OPEN && !closing) {
      patience.idle(nanos);
    }
  }

  /** What waits is offered to the next handler: at once if the one before is in onData. */
  void become(ConnectionHandler next) {
    handler.become(next);
    if (!delivering) {
      signal(RESUME);
    }
  }

  void endOutput() {
    if (isOpen()) {
      if (output.isStarved()) {
        signal(RESUME);
      }
      output.end();
      touch();
    }
  }

  void close() {
    if (state == State.CONNECTING) {
      fail(CloseReason.ABORTED);
    } else if (state == State.OPEN && end == null && !closing) {
      closing = true;
      output.end();
      patience.watchProgress();
      touch();
    }
  }

  /** State and end, for a debugger and for messages. */
  @Override
  public String toString() {
    return end != null ? end.name() : closing ? "CLOSING" : state.name();
  }
}
