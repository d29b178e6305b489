// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.Transport;

/**
 * Reads one message out of each datagram and hands it on.
 *
 * <p>A datagram that is no message, or more than one, is dropped and counted; the handler hears of
 * it. The port stays open.
 */
public final class MessagePort implements DatagramHandler {
  private final MessageDispatcher dispatcher;
  private final Peer peer;
  private final MessageCounters counters;
  private final Endpoint only;
  private PortOutlet outlet;

  private MessagePort(MessageDispatcher dispatcher, MessageCounters counters, Endpoint only) {
    this.dispatcher = dispatcher;
    this.peer = dispatcher.peer();
    this.counters = counters;
    this.only = only;
  }

  /**
   * Opens a port; the handler's {@code onOpen} is called before this returns.
   *
   * @param only the one peer, or null for everybody
   * @throws dev.meerkat.transport.TransportException if the address cannot be bound
   */
  public static Datagrams bind(
      Transport transport,
      Endpoint local,
      Endpoint only,
      ConversationLimits limits,
      MessageDispatcher dispatcher) {
    MessageCounters counters = new MessageCounters();
    MessagePort port = new MessagePort(dispatcher, counters, only);
    port.peer.belongsTo(limits.messages(), counters);
    Datagrams opened = transport.bind(local, limits.datagrams(), port);
    port.outlet = new PortOutlet(opened, limits.messages().datagramBytes(), only);
    port.peer.open(port.outlet);
    dispatcher.onOpen();
    return opened;
  }

  @Override
  public void onDatagram(
      Datagrams datagrams, Endpoint source, byte[] buffer, int offset, int length) {
    if (only != null && !only.equals(source)) {
      counters.increment(MessageCounter.STRANGER);
      return;
    }
    if (!peer.takes()) {
      return;
    }
    outlet.target(source);
    int code = dispatcher.read(buffer, offset, length);
    int at = code == Codec.OK ? dispatcher.size() : dispatcher.errorOffset();
    if (code == Codec.OK && at < length) {
      code = Codec.code(0, Codec.TRAILING);
    }
    if (code == Codec.OK) {
      counters.increment(MessageCounter.RECEIVED);
      code = dispatcher.dispatch();
      at = dispatcher.errorOffset();
    }
    if (code != Codec.OK) {
      counters.refuse(MessageCounter.MALFORMED, code);
      dispatcher.onFault(code, at);
    }
  }

  @Override
  public void onWritable(Datagrams datagrams) {
    dispatcher.onWritable();
  }

  @Override
  public void onClose(Datagrams datagrams) {
    dispatcher.onClose(CloseReason.ENDED);
  }
}
