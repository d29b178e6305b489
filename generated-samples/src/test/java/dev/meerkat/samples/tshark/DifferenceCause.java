// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Why we and tshark may say different things; each is verified on the packet itself. */
enum DifferenceCause {
  /** tshark shows no field for octets of which there are none. */
  EMPTY_OCTETS,

  /** The same octets stand under a name for other kinds of addresses or protocols. */
  OTHER_NAME,

  /** tshark shows the octets as unused unless it knows what they mean; they are 0. */
  UNUSED_ZERO,

  /** The first fragment of a datagram: we stop at every fragment, tshark looks into this one. */
  FIRST_FRAGMENT,

  /** We keep the body of this type of message opaque, tshark names its parts. */
  OPAQUE_BODY,

  /** We do not look into tunnels. */
  IP_IN_IP,

  /** Reverse ARP stays opaque. */
  REVERSE_ARP,

  /** tshark has another dissector for the two lengths of ATM, which is off. */
  ATM_ARP,

  /** A link type that we do not know. */
  LINK_TYPE,

  /** tshark counts a service tag as a protocol of its own; it says the same. */
  SERVICE_TAG,

  /** An option that tshark has a name for and we keep as octets: the same octets. */
  NAMED_OPTION,

  /** tshark shows every octet of padding as one more end of list; our list ends at the first. */
  PADDING_BEHIND_END,

  /** We end a datagram where its length says, tshark where the packet ends. */
  UDP_LENGTH;

  private static final int IP_IN_IP_PROTOCOL = 4;
  private static final int RARP_TYPE = 0x8035;
  private static final int ATM_HARDWARE = 19;
  private static final int UDP_HEADER = 8;

  boolean holds(Difference difference) {
    return switch (this) {
      case EMPTY_OCTETS ->
          difference.ours().isEmpty() && difference.theirs().equals(Difference.ABSENT);
      case OTHER_NAME -> hasOtherName(difference);
      case UNUSED_ZERO ->
          difference.ours().equals("0")
              && difference
                  .protocol()
                  .find("icmp.unused")
                  .filter(unused -> unused.value().matches("0+"))
                  .isPresent();
      case FIRST_FRAGMENT ->
          number(difference, "/ipv4/mf") == 1 && number(difference, "/ipv4/fragment") == 0;
      case OPAQUE_BODY -> difference.packet().at("/icmp/body").isTextual();
      case IP_IN_IP -> number(difference, "/ipv4/protocol") == IP_IN_IP_PROTOCOL;
      case REVERSE_ARP -> number(difference, "/ethernet/type") == RARP_TYPE;
      case ATM_ARP -> number(difference, "/arp/hardwareType") == ATM_HARDWARE;
      case LINK_TYPE -> difference.packet().has("unsupportedLinkType");
      case SERVICE_TAG -> isSameServiceTag(difference);
      case NAMED_OPTION -> isNamedOption(difference);
      case PADDING_BEHIND_END -> isBehindEnd(difference);
      case UDP_LENGTH -> isBehindTheLength(difference);
    };
  }

  private static boolean isBehindEnd(Difference difference) {
    JsonNode options = difference.packet().at("/" + difference.layer() + "/options");
    return difference.ours().equals(Difference.ABSENT)
        && difference.theirs().equals("0")
        && options.path(options.size() - 1).path("name").asText().equals("END");
  }

  private static boolean isBehindTheLength(Difference difference) {
    return difference.theirs().startsWith(difference.ours())
        && difference.ours().length() == 2 * (number(difference, "/udp/length") - UDP_HEADER);
  }

  private static long number(Difference difference, String pointer) {
    return difference.packet().at(pointer).asLong(-1);
  }

  private static boolean hasOtherName(Difference difference) {
    String other =
        switch (difference.field()) {
          case "arp.src.hw_mac" -> "arp.src.hw";
          case "arp.dst.hw_mac" -> "arp.dst.hw";
          case "arp.src.proto_ipv4" -> "arp.src.proto";
          case "arp.dst.proto_ipv4" -> "arp.dst.proto";
          case "eth.type" -> "eth.len";
          case "vlan.etype" -> "vlan.len";
          case "sll.etype" -> "sll.gretype";
          case "tcp.payload" -> "tcp.reset_cause";
          default -> "";
        };
    return difference
        .protocol()
        .find(other)
        .filter(node -> hex(difference.ours(), node.size()).equals(node.value()))
        .isPresent();
  }

  /** Our text of an address or number as hex digits. */
  private static String hex(String text, int size) {
    if (text.contains(":")) {
      return text.replace(":", "");
    } else if (text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
      StringBuilder digits = new StringBuilder();
      for (String octet : text.split("\\.")) {
        digits.append(String.format("%02x", Integer.parseInt(octet)));
      }
      return digits.toString();
    } else if (text.matches("\\d{1,5}") && size == 2) {
      return String.format("%04x", Integer.parseInt(text));
    }
    return text;
  }

  private static boolean isSameServiceTag(Difference difference) {
    JsonNode tag = difference.packet().at("/vlan/0");
    Optional<PdmlNode> service =
        difference.protocol().children().stream()
            .filter(node -> node.name().equals("ieee8021ad"))
            .findFirst();
    return service.isPresent()
        && isSame(tag, "priority", service.get(), "ieee8021ad.priority")
        && isSame(tag, "dropEligible", service.get(), "ieee8021ad.dei")
        && isSame(tag, "vlan", service.get(), "ieee8021ad.id");
  }

  private static boolean isSame(JsonNode ours, String field, PdmlNode theirs, String name) {
    return theirs.find(name).filter(n -> n.number() == ours.get(field).asLong(-1)).isPresent();
  }

  private static boolean isNamedOption(Difference difference) {
    boolean[] found = new boolean[1];
    difference
        .protocol()
        .walk(
            node ->
                found[0] |=
                    node.name().startsWith("tcp.options.")
                        && node.size() == 2 + difference.ours().length() / 2
                        && node.value().endsWith(difference.ours())
                        && node.find("tcp.option_kind").isPresent());
    return found[0];
  }
}
