// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs the layers of one packet with tshark's protocols, outermost first, and compares each. */
final class PacketComparison {
  /** What tshark puts where it cannot go on. */
  private static final Set<String> MALFORMED = Set.of("_ws.malformed", "_ws.short");

  private final TsharkNames names;
  private final Tally tally;
  private final String capture;

  PacketComparison(TsharkNames names, Tally tally, String capture) {
    this.names = names;
    this.tally = tally;
    this.capture = capture;
  }

  void compare(JsonNode ours, PdmlNode packet) {
    PdmlNode theirs = ProtocolNames.merged(ServiceTags.split(packet));
    int next = 0;
    for (Map.Entry<String, JsonNode> member : ours.properties()) {
      Optional<IrStruct> message = names.message(member.getKey());
      if (message.isPresent()) {
        JsonNode value = member.getValue();
        for (JsonNode layer : value.isArray() ? value : List.of(value)) {
          next =
              layer(
                  message.get(),
                  TsharkNames.label(member.getKey()),
                  layer,
                  new Sides(ours, theirs),
                  next);
        }
      }
    }
    rest(new Sides(ours, theirs), next);
  }

  private record Sides(JsonNode ours, PdmlNode theirs) {}

  /** Returns the index of the protocol behind the one that was found. */
  private int layer(IrStruct message, String label, JsonNode layer, Sides packet, int from) {
    Optional<String> protocol = TsharkNames.protocol(message);
    if (protocol.isEmpty()) {
      return from;
    }
    int found = indexOf(packet.theirs, protocol.get(), from);
    if (found < 0) {
      differs(label, packet, packet.theirs).differs(protocol.get(), "present", Difference.ABSENT);
      return from;
    }
    PdmlNode node = packet.theirs.children().get(found);
    tally.packet(label);
    new LayerComparison(names, differs(label, packet, node)).layer(message, layer, node);
    return found + 1;
  }

  /** What tshark goes on with where our walk has ended. */
  private void rest(Sides packet, int from) {
    JsonNode fault = packet.ours.path("malformed");
    if (fault.isMissingNode()) {
      fault = packet.ours.path("truncated");
    }
    if (!fault.isMissingNode()) {
      tally.rejected(new Rejection(capture, packet.ours, fault, packet.theirs));
      return;
    }
    List<PdmlNode> protocols = packet.theirs.children();
    for (PdmlNode protocol : protocols.subList(from, protocols.size())) {
      String name = protocol.name();
      if (names.isProtocol(name) || MALFORMED.contains(name)) {
        differs(name, packet, protocol).differs(name, Difference.ABSENT, "present");
        return;
      }
    }
  }

  private static int indexOf(PdmlNode packet, String protocol, int from) {
    List<PdmlNode> protocols = packet.children();
    for (int i = from; i < protocols.size(); i++) {
      if (protocols.get(i).name().equals(protocol)) {
        return i;
      }
    }
    return -1;
  }

  private ComparisonSink differs(String label, Sides packet, PdmlNode protocol) {
    return new ComparisonSink() {
      @Override
      public void same(String field) {
        tally.same(label, field);
      }

      @Override
      public void differs(String field, String ours, String theirs) {
        long frame = packet.ours.get("number").longValue();
        tally.differs(
            new Difference(capture, frame, label, field, ours, theirs, packet.ours, protocol));
      }
    };
  }
}
