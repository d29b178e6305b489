// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.Objects;

/**
 * Every bound of a server or client of messages.
 *
 * @param listening of what listens
 * @param connections of each connection
 * @param datagrams of a port for datagrams
 * @param messages of what goes over either
 */
public record ConversationLimits(
    ListenerLimits listening,
    ConnectionLimits connections,
    DatagramLimits datagrams,
    MessageLimits messages) {
  /** The defaults of its parts. */
  public static final ConversationLimits DEFAULT =
      new ConversationLimits(
          ListenerLimits.DEFAULT,
          ConnectionLimits.DEFAULT,
          DatagramLimits.DEFAULT,
          MessageLimits.DEFAULT);

  public ConversationLimits {
    Objects.requireNonNull(listening, "listening");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(datagrams, "datagrams");
    Objects.requireNonNull(messages, "messages");
  }

  public ConversationLimits withListening(ListenerLimits limits) {
    return new ConversationLimits(limits, connections, datagrams, messages);
  }

  public ConversationLimits withConnections(ConnectionLimits limits) {
    return new ConversationLimits(listening, limits, datagrams, messages);
  }

  public ConversationLimits withDatagrams(DatagramLimits limits) {
    return new ConversationLimits(listening, connections, limits, messages);
  }

  public ConversationLimits withMessages(MessageLimits limits) {
    return new ConversationLimits(listening, connections, datagrams, limits);
  }
}
