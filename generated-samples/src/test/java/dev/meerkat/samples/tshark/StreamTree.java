// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * tshark's tree of a segment as a list of messages, in the order of the stream: a record of TLS and
 * each handshake message or alert in it, the request or response of HTTP without its body, Modbus
 * without its two halves.
 */
final class StreamTree {
  private static final String RECORD = "tls.record";

  /** Messages in a record. */
  private static final Set<String> IN_RECORDS = Set.of("tls.handshake", "tls.alert_message");

  /** What a handshake message that is not whole looks like. */
  private static final Set<String> PIECES = Set.of("tls.handshake.type", "tls.alert_message.level");

  private static final Map<String, String> HEADS =
      Map.of("http.request.method", "http.request", "http.response.code", "http.response");

  private final List<PdmlNode> messages = new ArrayList<>();

  private StreamTree() {}

  static List<PdmlNode> messages(PdmlNode packet) {
    StreamTree tree = new StreamTree();
    List<PdmlNode> protocols = ProtocolNames.merged(packet).children();
    int behind = 0;
    for (int i = 0; i < protocols.size(); i++) {
      behind = protocols.get(i).name().equals("tcp") ? i + 1 : behind;
    }
    protocols.subList(behind, protocols.size()).forEach(tree::protocol);
    return tree.messages;
  }

  private void protocol(PdmlNode protocol) {
    switch (protocol.name()) {
      case "tls" -> protocol.all(RECORD).forEach(this::tlsRecord);
      case "http" -> http(protocol);
      case "mbtcp" -> messages.add(protocol);
      case "modbus" -> {
        if (!messages.isEmpty()) {
          PdmlNode head = messages.remove(messages.size() - 1);
          List<PdmlNode> both = new ArrayList<>(head.children());
          both.addAll(protocol.children());
          messages.add(head.with(both));
        }
      }
      case "mqtt", "websocket" -> messages.add(protocol);
      case "dns" -> messages.add(protocol);
      default -> {}
    }
  }

  private void tlsRecord(PdmlNode node) {
    List<PdmlNode> own =
        node.children().stream().filter(c -> !IN_RECORDS.contains(c.name())).toList();
    messages.add(node.with(own));
    for (PdmlNode child : node.children()) {
      boolean isWhole = child.children().stream().anyMatch(c -> PIECES.contains(c.name()));
      if (IN_RECORDS.contains(child.name()) && isWhole) {
        messages.add(child);
      }
    }
  }

  private void http(PdmlNode protocol) {
    Set<String> names =
        protocol.all("http.request.method").isEmpty()
            ? protocol.all("http.response.code").isEmpty() ? Set.of() : Set.of("http.response.code")
            : Set.of("http.request.method");
    for (String name : names.stream().sorted().collect(Collectors.toList())) {
      messages.add(protocol.renamed(HEADS.get(name)));
    }
  }
}
