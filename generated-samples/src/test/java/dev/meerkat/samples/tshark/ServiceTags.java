// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;

/**
 * tshark has a protocol of its own for service tags (802.1ad), which takes in the tag behind, if
 * there is one. Here it becomes one {@code vlan} a tag, with the names of that protocol's fields.
 */
final class ServiceTags {
  /** What {@link PdmlNode#show} of such a protocol says. */
  static final String ORIGIN = "ieee8021ad";

  private ServiceTags() {}

  static PdmlNode split(PdmlNode packet) {
    if (packet.children().stream().noneMatch(p -> p.name().equals(ORIGIN))) {
      return packet;
    }
    List<PdmlNode> protocols = new ArrayList<>();
    for (PdmlNode protocol : packet.children()) {
      if (protocol.name().equals(ORIGIN)) {
        protocols.addAll(tags(protocol));
      } else {
        protocols.add(protocol);
      }
    }
    return PdmlNode.packet(protocols);
  }

  /** Each begins with a priority. */
  private static List<PdmlNode> tags(PdmlNode joined) {
    List<PdmlNode> tags = new ArrayList<>();
    for (PdmlNode field : joined.children()) {
      if (tags.isEmpty() || field.name().equals(ORIGIN + ".priority")) {
        tags.add(new PdmlNode(true, "vlan", ORIGIN, "", field.position(), 4, false));
      }
      tags.get(tags.size() - 1).children().add(renamed(field));
    }
    return tags;
  }

  private static PdmlNode renamed(PdmlNode field) {
    String own =
        switch (field.name()) {
          case "ieee8021ad.priority" -> "vlan.priority";
          case "ieee8021ad.dei" -> "vlan.dei";
          case "ieee8021ad.id", "ieee8021ad.svid", "ieee8021ad.cvid" -> "vlan.id";
          case "ieee8021ah.etype" -> "vlan.etype";
          case "ieee8021ad.len", "ieee8021ah.len" -> "vlan.len";
          default -> field.name();
        };
    return field.renamed(own);
  }
}
