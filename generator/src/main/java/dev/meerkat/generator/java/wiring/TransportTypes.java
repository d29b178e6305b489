// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime's transport that generated code calls. */
final class TransportTypes {
  private static final String TRANSPORT_PACKAGE = "dev.meerkat.transport";
  private static final String MESSAGE_PACKAGE = TRANSPORT_PACKAGE + ".message";

  static final ClassName TRANSPORT = ClassName.get(TRANSPORT_PACKAGE, "Transport");
  static final ClassName LISTENER = ClassName.get(TRANSPORT_PACKAGE, "Listener");
  static final ClassName DATAGRAMS = ClassName.get(TRANSPORT_PACKAGE, "Datagrams");
  static final ClassName CLOSE_REASON = ClassName.get(TRANSPORT_PACKAGE, "CloseReason");
  static final ClassName CONNECTION_HANDLER = ClassName.get(TRANSPORT_PACKAGE, "ConnectionHandler");
  static final ClassName HOST_TRANSPORT =
      ClassName.get(TRANSPORT_PACKAGE + ".host", "HostTransport");
  static final ClassName NETWORK_STACK = ClassName.get("dev.meerkat.stack", "NetworkStack");
  static final ClassName STACK_LIMITS = ClassName.get("dev.meerkat.stack", "StackLimits");
  static final ClassName WAITER = ClassName.get("dev.meerkat.link", "Waiter");
  static final ClassName SYSTEM_CLOCK = ClassName.get("dev.meerkat.core.time", "SystemClock");
  static final ClassName ENDPOINT = ClassName.get("dev.meerkat.core.net", "Endpoint");
  static final ClassName ERROR_SINK = ClassName.get("dev.meerkat.core.loop", "ErrorSink");

  static final ClassName PEER = ClassName.get(MESSAGE_PACKAGE, "Peer");
  static final ClassName LIMITS = ClassName.get(MESSAGE_PACKAGE, "ConversationLimits");
  static final ClassName STREAM_DISPATCHER = ClassName.get(MESSAGE_PACKAGE, "StreamDispatcher");
  static final ClassName MESSAGE_DISPATCHER = ClassName.get(MESSAGE_PACKAGE, "MessageDispatcher");
  static final ClassName MESSAGE_CONNECTION = ClassName.get(MESSAGE_PACKAGE, "MessageConnection");
  static final ClassName MESSAGE_PORT = ClassName.get(MESSAGE_PACKAGE, "MessagePort");

  private TransportTypes() {}
}
