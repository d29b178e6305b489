// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.Transport;
import java.util.function.Supplier;

/**
 * Finds the messages of a connection and hands them on, one after the other, in order.
 *
 * <p>What is there of a message that is not whole stays in the receive buffer, and each of its
 * bytes is framed once. A message is handed up when there is room for an answer; until then it
 * waits, and with it everything behind it.
 *
 * <p>A message that is refused, too large or cut off ends the connection: where it ends, and so
 * where the next begins, cannot be trusted. The handler hears of it first and may send a last
 * message.
 */
public final class MessageConnection implements ConnectionHandler {
  private final StreamDispatcher dispatcher;
  private final Peer peer;
  private final MessageLimits limits;
  private final MessageCounters counters;
  private MessageDeadline deadline;
  private int largest;
  private int waiting;
  private int remaining;

  /** A connection that is not open yet. */
  public MessageConnection(
      StreamDispatcher dispatcher, MessageLimits limits, MessageCounters counters) {
    this.dispatcher = dispatcher;
    this.peer = dispatcher.peer();
    this.limits = limits;
    this.counters = counters;
    peer.belongsTo(limits, counters);
  }

  /**
   * Takes in connections, each with a dispatcher of its own; they share their counters.
   *
   * @throws dev.meerkat.transport.TransportException if the address cannot be listened on
   */
  public static Listener listen(
      Transport transport,
      Endpoint local,
      ConversationLimits limits,
      Supplier<? extends StreamDispatcher> dispatchers) {
    MessageCounters counters = new MessageCounters();
    return transport.listen(
        local,
        limits.listening(),
        limits.connections(),
        connection -> new MessageConnection(dispatchers.get(), limits.messages(), counters));
  }

  /**
   * Opens a connection.
   *
   * @throws dev.meerkat.transport.TransportException if no attempt can be made
   */
  public static void connect(
      Transport transport,
      Endpoint remote,
      ConversationLimits limits,
      StreamDispatcher dispatcher) {
    transport.connect(
        remote,
        limits.connections(),
        new MessageConnection(dispatcher, limits.messages(), new MessageCounters()));
  }

  @Override
  public void onOpen(Connection connection) {
    largest = Math.min(limits.messageBytes(), connection.receiveCapacity());
    deadline = new MessageDeadline(connection.loop(), limits.messageNanos(), this::tooSlow);
    peer.open(new StreamOutlet(connection));
    dispatcher.onOpen();
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    int done = 0;
    waiting = length;
    while (done < length && peer.takes()) {
      int step =
          remaining > 0
              ? piece(buffer, offset + done, length - done)
              : message(buffer, offset + done, length - done);
      if (step == 0) {
        break;
      }
      done += step;
      waiting = length - done;
    }
    return done;
  }

  /** How many bytes are done with: a whole message, its head, all of them if refused, or none. */
  private int message(byte[] buffer, int offset, int available) {
    int code = dispatcher.frame(buffer, offset, available);
    if (code > 0) {
      return refuse(code, dispatcher.errorOffset(), available);
    }
    if (dispatcher.needed() > largest || dispatcher.frameSize() > largest) {
      return large(buffer, offset, available);
    }
    if (code != Codec.OK) {
      deadline.begin();
      return 0;
    }
    deadline.end();
    int size = dispatcher.frameSize();
    code = dispatcher.read(buffer, offset, size);
    if (code == Codec.OK) {
      dispatcher.nextFrame();
      counters.increment(MessageCounter.RECEIVED);
      code = dispatcher.dispatch();
    }
    return code == Codec.OK ? size : refuse(code, dispatcher.errorOffset(), available);
  }

  /** A message that does not fit: its payload flows, or it is refused. */
  private int large(byte[] buffer, int offset, int available) {
    int head = dispatcher.headSize();
    if (head == 0 || head > largest) {
      end(MessageCounter.TOO_LARGE, Codec.code(0, Codec.LIMIT), largest);
      return available;
    }
    deadline.end();
    int code = dispatcher.readHead(buffer, offset, head);
    if (code != Codec.OK) {
      return refuse(code, dispatcher.errorOffset(), available);
    }
    remaining = dispatcher.remaining();
    counters.increment(MessageCounter.RECEIVED);
    dispatcher.dispatchHead();
    return head;
  }

  private int piece(byte[] buffer, int offset, int available) {
    int length = Math.min(available, remaining);
    remaining -= length;
    dispatcher.dispatchPiece(buffer, offset, length);
    if (remaining == 0) {
      dispatcher.nextFrame();
    }
    return length;
  }

  private int refuse(int code, int offset, int available) {
    end(MessageCounter.MALFORMED, code, offset);
    return available;
  }

  private void end(MessageCounter why, int code, int offset) {
    counters.refuse(why, code);
    dispatcher.onFault(code, offset);
    peer.close();
  }

  private void tooSlow() {
    counters.increment(MessageCounter.TOO_SLOW);
    peer.abort();
  }

  @Override
  public void onOverflow(Connection connection) {
    end(MessageCounter.TOO_LARGE, Codec.code(0, Codec.LIMIT), largest);
  }

  @Override
  public void onWritable(Connection connection) {
    dispatcher.onWritable();
  }

  @Override
  public void onEnd(Connection connection) {
    deadline.end();
    if (waiting > 0 || remaining > 0) {
      end(MessageCounter.CUT_OFF, Codec.code(0, Codec.SHORT), waiting);
    } else {
      dispatcher.onEnd();
    }
  }

  @Override
  public void onIdle(Connection connection) {
    dispatcher.onIdle();
  }

  @Override
  public void onClose(Connection connection, CloseReason reason) {
    if (deadline != null) {
      deadline.cancel();
    }
    dispatcher.onClose(reason);
  }
}
