// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of each direction of each connection of a capture, ours and tshark's, in order. */
final class StreamSides {
  /** A message of ours. */
  record Ours(String label, JsonNode message, JsonNode packet) {}

  /** A message of tshark's, and the packet that it is in. */
  record Theirs(PdmlNode message, PdmlNode packet) {}

  /** One direction. */
  static final class Side {
    final List<Ours> ours = new ArrayList<>();
    final List<Theirs> theirs = new ArrayList<>();
    final List<JsonNode> segments = new ArrayList<>();
    JsonNode fault;
    JsonNode faulty;
    Side other;

    /**
     * A packet of ours with what there is of its direction beside it: how many segments, whether
     * the first has SYN and FIN, how many octets from the packet on, and the last of them.
     */
    JsonNode within(JsonNode packet) {
      ObjectNode shown = packet.deepCopy();
      JsonNode first = segments.get(0).at("/tcp/flags");
      long number = packet.get("number").longValue();
      int octets = 0;
      String last = "";
      for (JsonNode segment : segments) {
        String payload = segment.at("/tcp/payload").asText();
        octets += segment.get("number").longValue() < number ? 0 : payload.length() / 2;
        last = payload.isEmpty() ? last : payload;
      }
      shown
          .putObject("stream")
          .put("segments", segments.size())
          .put("syn", first.path("SYN").asBoolean())
          .put("fin", first.path("FIN").asBoolean())
          .put("octets", octets)
          .put("last", last);
      return shown;
    }
  }

  private final TsharkNames names;
  private final Map<String, Side> sides = new LinkedHashMap<>();
  private final Map<Long, Side> byPacket = new HashMap<>();

  StreamSides(TsharkNames names) {
    this.names = names;
  }

  Iterable<Side> all() {
    return sides.values();
  }

  /** Takes a packet as we show it. */
  void ours(JsonNode packet) {
    if (!packet.has("tcp")) {
      return;
    }
    Side side = sides.computeIfAbsent(key(packet, false), k -> new Side());
    side.other = sides.get(key(packet, true));
    if (side.other != null) {
      side.other.other = side;
    }
    side.segments.add(packet);
    byPacket.put(packet.get("number").longValue(), side);
    boolean isBehind = false;
    for (Map.Entry<String, JsonNode> member : packet.properties()) {
      String label = TsharkNames.label(member.getKey());
      if (isBehind && names.streamed(label).isPresent()) {
        side.ours.add(new Ours(label, member.getValue(), packet));
      }
      isBehind |= label.equals("tcp");
    }
    JsonNode fault = packet.path("malformed");
    if (side.fault == null && names.streamed(fault.path("layer").asText()).isPresent()) {
      side.fault = fault;
      side.faulty = packet;
    }
  }

  /** Takes a packet as tshark shows it; those whose segment we do not reach are left out. */
  void theirs(PdmlNode packet) {
    Side side = byPacket.get(number(packet));
    if (side != null) {
      StreamTree.messages(packet).forEach(m -> side.theirs.add(new Theirs(m, packet)));
    }
  }

  private static long number(PdmlNode packet) {
    Optional<PdmlNode> info =
        packet.children().stream().filter(p -> p.name().equals("geninfo")).findFirst();
    return info.flatMap(i -> i.find("num")).map(PdmlNode::number).orElse(-1L);
  }

  /** Addresses and ports of the segment that is innermost. */
  private static String key(JsonNode packet, boolean isBackward) {
    JsonNode ip = packet.path("ipv4");
    String version = ip.isMissingNode() ? "ipv6" : "ipv4";
    for (Map.Entry<String, JsonNode> member : packet.properties()) {
      if (member.getKey().startsWith(version)
          && member.getValue().has("source")
          && member.getValue().has("target")) {
        ip = member.getValue();
      }
    }
    JsonNode tcp = packet.get("tcp");
    String source = ip.path("source").asText() + " " + tcp.get("sourcePort");
    String target = ip.path("target").asText() + " " + tcp.get("targetPort");
    return isBackward ? target + " " + source : source + " " + target;
  }
}
