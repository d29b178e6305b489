// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.samples.dissect.Dissector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Why we and tshark may say different things; each is verified on the packet itself. */
enum DifferenceCause {
  /** tshark shows no field for octets of which there are none. */
  EMPTY_OCTETS,

  /** The same octets stand under a name for other kinds of addresses or protocols. */
  OTHER_NAME,

  /** tshark shows the same octets as unused where the code gives them no meaning. */
  UNUSED,

  /** The first fragment of a datagram: we stop at every fragment, tshark looks into this one. */
  FIRST_FRAGMENT,

  /** We keep the body of this type of message opaque, tshark names its parts. */
  OPAQUE_BODY,

  /** tshark leaves these octets to what it calls data. */
  DATA,

  /** A router-port group message (RFC 3488), for which tshark has another dissector. */
  RGMP,

  /** tshark shows the octets as unused or reserved, if it does; they are 0. */
  UNUSED_ZERO,

  /** A prefix of no octets, which tshark shows as the address of zeros. */
  NO_PREFIX,

  /** IPv6 and its security headers inside IPv4, where we do not look. */
  INSIDE_IPV4,

  /** A routing header with segments left: the target is not yet what checksums are made with. */
  ON_ITS_WAY,

  /** tshark shows what the octet stands for; we show the octet. */
  SAME_OCTET,

  /** NTP's extension fields and an authentication code behind them, one opaque piece to us. */
  OPAQUE_TAIL,

  /** A raw packet whose version is neither 4 nor 6 is opaque; tshark takes it for IPv6. */
  NO_VERSION,

  /** So many layers of a kind that we stop. */
  TOO_DEEP,

  /** We do not look into tunnels. */
  IP_IN_IP,

  /** Reverse ARP stays opaque. */
  REVERSE_ARP,

  /** tshark has another dissector for the two lengths of ATM, which is off. */
  ATM_ARP,

  /** An error of dynamic reverse ARP: its status stands where the target's address would. */
  ARP_ERROR,

  /** A frame inside a datagram (RFC 8986), which we do not look into. */
  ETHERNET_IN_IP,

  /** A service tag and a piece of the next: tshark shows neither. */
  SERVICE_TAG_CUT,

  /** A link type that we do not know. */
  LINK_TYPE,

  /** tshark joins a service tag and the tag behind it; the type between them is not shown. */
  SERVICE_TAG,

  /** tshark sorts the addresses of a route by its pointer, and shows the last as the target. */
  ROUTE,

  /** Some functions of quick start leave octets unused, which tshark does not show. RFC 4782 */
  QUICK_START_FUNCTION,

  /** tshark takes three bits of flags as one counter; they say the same. */
  ACCURATE_ECN,

  /** A redirect that quotes nothing: tshark wants a datagram there. */
  NO_ORIGINAL,

  /** An option that tshark has a name for and we keep as octets: the same octets. */
  NAMED_OPTION,

  /** tshark shows every octet of padding as one more end of list; our list ends at the first. */
  PADDING_BEHIND_END,

  /** A probe of Riverbed's that is too short for its type: tshark gives the segment up. */
  CUT_PROBE,

  /** Behind TCP: compared where streams are. */
  STREAM,

  /** tshark's field is the whole of parts, of which we show each. */
  WHOLE_OF_PARTS,

  /** The marker before CoAP's payload, which to us is an option as others are. */
  PAYLOAD_MARKER,

  /** Options in fields of DHCP that we keep as they are: another message of ours. */
  OVERLOAD,

  /** tshark guesses that the number was written the wrong way round. */
  OTHER_ENDIAN,

  /** Options of CableLabs, which tshark knows. */
  CABLE_LABS,

  /** Quoted by ICMP, where we do not look. */
  QUOTED,

  /** A failure of Modbus: tshark shows the function without its highest bit. */
  FAILURE_BIT,

  /** How many octets follow, which to us is no field. */
  LENGTH_PREFIX,

  /** tshark shows a message when its body is whole, and the capture ends before. */
  BODY_CUT,

  /** A response behind a carriage return, which we pass over and tshark does not. */
  STRAY_RETURN,

  /**
   * The first message behind a SYN with FIN and octets, a segment that is no part of our stream.
   */
  FIN_WITH_SYN,

  /** tshark shows parts of messages of TLS that we keep opaque. */
  OPAQUE_HANDSHAKE,

  /** Octets that came with a SYN, and nothing behind it that would say that they were taken. */
  SYN_ALONE,

  /** A protocol number of one octet, RFC 1661 section 6.5: left out of net.ppp. */
  SHORT_PROTOCOL,

  /** We do not show it. */
  SECRET,

  /** tshark looks into the octets and shows what it finds there. */
  LOOKED_INTO,

  /** A bit that tshark shows as part of a larger field alone. */
  PART_OF_FIELD,

  /** We end a datagram where its length says, tshark where the packet ends. */
  UDP_LENGTH;

  private static final int IP_IN_IP_PROTOCOL = 4;

  /** Number, time, length, captured. */
  private static final int BARE_PACKET = 4;

  /** Unit, function and the prefix itself. */
  private static final int MODBUS_PREFIX = 3;

  private static final int IPV4_OVER_PPP = 0x21;

  private static final String RGMP_GROUP = "224.0.0.25";
  private static final int ETHERNET_PROTOCOL = 143;
  private static final int ARP_ERROR_OPERATION = 7;
  private static final int RARP_TYPE = 0x8035;
  private static final int ATM_HARDWARE = 19;
  private static final int UDP_HEADER = 8;
  private static final int QUOTED_HEADERS = 28;
  private static final int CABLE_LABS_NUMBER = 4491;
  private static final int REDIRECT = 5;

  boolean holds(Difference difference) {
    return switch (this) {
      case EMPTY_OCTETS ->
          difference.ours().isEmpty() && difference.theirs().equals(Difference.ABSENT);
      case OTHER_NAME -> OtherName.holds(difference);
      case UNUSED -> isUnused(difference);
      case FIRST_FRAGMENT -> isFirstFragment(difference);
      case OPAQUE_BODY ->
          difference.packet().at("/icmp/body").isTextual()
              || difference.packet().at("/icmpv6/body").isTextual();
      case DATA -> hasData(difference.protocol(), difference.ours());
      case RGMP ->
          difference.packet().at("/ipv4/target").asText().equals(RGMP_GROUP)
              && difference.theirs().equals(Difference.ABSENT);
      case UNUSED_ZERO ->
          difference.ours().equals("0")
              && difference.theirs().equals(Difference.ABSENT)
              && Stream.of("icmpv6.unused", "icmpv6.reserved")
                  .flatMap(name -> difference.protocol().all(name).stream())
                  .anyMatch(node -> node.value().matches("0+"));
      case NO_PREFIX ->
          difference.ours().equals(Difference.ABSENT) && difference.theirs().equals("::");
      case INSIDE_IPV4 -> List.of(50L, 51L, 41L).contains(number(difference, "/ipv4/protocol"));
      case ON_ITS_WAY -> number(difference, "/ipv6Routing/segmentsLeft") > 0;
      case SAME_OCTET ->
          difference.protocol().all(difference.field()).stream()
              .anyMatch(n -> isSame(difference.ours(), n));
      case OPAQUE_TAIL -> difference.packet().at("/ntp/tail").isTextual();
      case NO_VERSION -> difference.packet().size() == BARE_PACKET;
      case TOO_DEEP -> difference.packet().has("ipv6Fragment_" + Dissector.MAX_NESTED);
      case IP_IN_IP -> number(difference, "/ipv4/protocol") == IP_IN_IP_PROTOCOL;
      case REVERSE_ARP -> number(difference, "/ethernet/type") == RARP_TYPE;
      case ATM_ARP -> number(difference, "/arp/hardwareType") == ATM_HARDWARE;
      case ARP_ERROR ->
          number(difference, "/arp/operation") == ARP_ERROR_OPERATION
              && difference.protocol().find("arp.dst.drarp_error_status").isPresent();
      case ETHERNET_IN_IP -> number(difference, "/ipv4/protocol") == ETHERNET_PROTOCOL;
      case SERVICE_TAG_CUT ->
          difference.packet().at("/malformed/layer").asText().equals("vlan")
              && difference.protocol().children().stream().anyMatch(DifferenceCause::isMalformed);
      case LINK_TYPE -> difference.packet().has("unsupportedLinkType");
      case SERVICE_TAG ->
          difference.protocol().show().equals(ServiceTags.ORIGIN)
              && difference.theirs().equals(Difference.ABSENT)
              && Set.of("33024", "34984").contains(difference.ours());
      case NO_ORIGINAL ->
          difference.packet().at("/icmpv6/body/original").asText("?").isEmpty()
              || difference.packet().at("/icmp/type").asInt() == REDIRECT
                  && difference.packet().at("/icmp/body/original").asText("?").isEmpty();
      case ROUTE -> isRoute(difference);
      case QUICK_START_FUNCTION -> hasQuickStartFunction(difference);
      case ACCURATE_ECN -> TcpCauses.isAccurateEcn(difference);
      case NAMED_OPTION -> TcpCauses.isNamedOption(difference);
      case PADDING_BEHIND_END -> TcpCauses.isBehindEnd(difference);
      case CUT_PROBE -> TcpCauses.hasCutProbe(difference);
      case PAYLOAD_MARKER ->
          difference.ours().equals("15")
              && difference.protocol().find("coap.opt.end_marker").isPresent();
      case OVERLOAD -> difference.packet().at("/dhcp/options").toString().contains("\"OVERLOAD\"");
      case OTHER_ENDIAN ->
          Short.reverseBytes((short) Integer.parseInt(difference.ours()))
              == (short) Integer.parseInt(difference.theirs());
      case CABLE_LABS ->
          difference.protocol().all("dhcpv6.vendoropts.enterprise").stream()
                  .anyMatch(vendor -> vendor.number() == CABLE_LABS_NUMBER)
              && difference.theirs().equals(Difference.ABSENT);
      case QUOTED -> isQuoted(difference);
      case FAILURE_BIT ->
          Integer.parseInt(difference.ours()) == (Integer.parseInt(difference.theirs()) | 0x80);
      case LENGTH_PREFIX ->
          difference.ours().equals(Difference.ABSENT)
              && difference.packet().at("/modbusResponse/length").asInt() - MODBUS_PREFIX
                  == Integer.parseInt(difference.theirs());
      case BODY_CUT -> BodyCut.holds(difference);
      case STRAY_RETURN ->
          difference.ours().equals("1 more")
              && difference.packet().at("/tcp/payload").asText().startsWith("0d48");
      case FIN_WITH_SYN ->
          difference.ours().equals("1 more")
              && difference.frame() == 2
              && !difference.packet().at("/stream/syn").asBoolean();
      case OPAQUE_HANDSHAKE -> OpaqueHandshake.holds(difference);
      case SYN_ALONE ->
          difference.theirs().equals("1 more")
              && difference.packet().at("/stream/syn").asBoolean()
              && difference.packet().at("/stream/segments").asInt() == 1;
      case SHORT_PROTOCOL -> number(difference, "/ppp/protocol") >>> Byte.SIZE == IPV4_OVER_PPP;
      case SECRET -> difference.ours().equals("(redacted)");
      case STREAM -> difference.packet().has("tcp");
      case WHOLE_OF_PARTS ->
          difference.ours().equals(Difference.ABSENT)
              && difference.protocol().all(difference.field()).stream()
                  .anyMatch(n -> !n.children().isEmpty());
      case LOOKED_INTO ->
          difference.theirs().isEmpty()
              && difference.protocol().all(difference.field()).stream()
                  .anyMatch(n -> n.size() == difference.ours().length() / 2);
      case PART_OF_FIELD -> PartOfField.holds(difference);
      case UDP_LENGTH -> isBehindTheLength(difference);
    };
  }

  /** In the octets that an ICMP message brings back, behind the headers of IP and UDP. */
  private static boolean isQuoted(Difference difference) {
    int size = difference.protocol().size();
    return Stream.of("icmp", "icmpv6")
        .map(name -> difference.packet().at("/" + name + "/body/original").asText())
        .anyMatch(original -> original.length() / 2 >= size + QUOTED_HEADERS);
  }

  private static boolean isSame(String ours, PdmlNode node) {
    int size = node.size() == 0 || node.children().isEmpty() ? node.size() : 1;
    return node.value().startsWith(OtherName.hex(ours, size));
  }

  private static boolean isBehindTheLength(Difference difference) {
    return difference.theirs().startsWith(difference.ours())
        && difference.ours().length() == 2 * (number(difference, "/udp/length") - UDP_HEADER);
  }

  private static boolean isMalformed(PdmlNode protocol) {
    return protocol.name().equals("_ws.malformed");
  }

  private static boolean isFirstFragment(Difference difference) {
    boolean isFirst =
        number(difference, "/ipv4/mf") == 1 && number(difference, "/ipv4/fragment") == 0;
    for (Map.Entry<String, JsonNode> member : difference.packet().properties()) {
      isFirst |=
          member.getKey().startsWith("ipv6Fragment")
              && member.getValue().path("fragment").asInt() == 0
              && member.getValue().path("mf").asInt() == 1;
    }
    return isFirst;
  }

  /** Octets that no dissector took, wherever they are in the tree. */
  private static boolean hasData(PdmlNode node, String octets) {
    return node.name().equals("data.data") && node.value().equals(octets)
        || node.children().stream().anyMatch(child -> hasData(child, octets));
  }

  private static long number(Difference difference, String pointer) {
    return difference.packet().at(pointer).asLong(-1);
  }

  /** The octets of the two fields that only some codes have, RFC 792 and RFC 4884. */
  private static boolean isUnused(Difference difference) {
    boolean isMtu = difference.field().equals("icmp.mtu");
    int start = difference.protocol().position() + (isMtu ? 6 : 5);
    int value = 0;
    for (int i = 0; i < (isMtu ? 2 : 1); i++) {
      int offset = start + i;
      value = value << 8 | unused(difference.protocol(), offset);
    }
    return difference.theirs().equals(Difference.ABSENT)
        && difference.ours().equals(Integer.toString(value));
  }

  private static int unused(PdmlNode icmp, int offset) {
    return icmp.all("icmp.unused").stream()
        .filter(n -> offset >= n.position() && offset < n.position() + n.size())
        .mapToInt(
            n -> {
              int at = 2 * (offset - n.position());
              return n.value().length() == 2 * n.size()
                  ? Integer.parseInt(n.value().substring(at, at + 2), 16)
                  : 0;
            })
        .findFirst()
        .orElse(-1);
  }

  /** Both addresses stand in the options or in the target of the same header. */
  private static boolean isRoute(Difference difference) {
    JsonNode ip = difference.packet().at("/ipv4");
    Set<String> addresses = new HashSet<>(Set.of(ip.at("/target").asText(), Difference.ABSENT));
    boolean hasRoute = false;
    for (JsonNode option : ip.at("/options")) {
      hasRoute |= option.has("hops");
      option.path("hops").forEach(hop -> addresses.add(hop.path("address").asText()));
    }
    return hasRoute
        && addresses.contains(difference.ours())
        && addresses.contains(difference.theirs());
  }

  private static boolean hasQuickStartFunction(Difference difference) {
    String field = difference.field().substring("ip.opt.qs_".length());
    for (JsonNode option : difference.packet().at("/ipv4/options")) {
      if (option.path("name").asText().equals("QUICK_START")
          && option.get("function").intValue() != 0
          && option.get(field).asText().equals(difference.ours())) {
        return difference.theirs().equals(Difference.ABSENT);
      }
    }
    return false;
  }
}
