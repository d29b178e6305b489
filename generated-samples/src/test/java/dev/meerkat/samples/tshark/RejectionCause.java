// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/** Why we may refuse what is in a packet; each is verified on the packet itself. */
enum RejectionCause {
  /** tshark finds it malformed, or cut short, too. */
  TSHARK_TOO,

  /** tshark goes on, but marks the same length, pointer or version as an error. */
  TSHARK_MARKS,

  /** There is not one octet of the layer; tshark does not begin with it. */
  NO_OCTETS,

  /** What stands behind the end of options is not 0. */
  PAD_NOT_ZERO,

  /** The pointer of a time stamp option is below 5, though its head has four octets. */
  POINTER_INTO_HEAD,

  /** A multipath option without a subtype, or a selective acknowledgment of nothing. */
  EMPTY_OPTION,

  /** A datagram past the end of the packet. */
  PAST_THE_END,

  /** Its length is told by an option, RFC 2675. */
  JUMBOGRAM,

  /** An authentication header without its own fields, which tshark does not mind. */
  NO_HEADER,

  /** A message of DNS that RFC 3425 calls obsolete: tshark shows no answers of it. */
  INVERSE_QUERY,

  /** Not the protocol that the port stands for: tshark shows no message either. */
  ANOTHER_PROTOCOL,

  /** The hello of SSL 2. */
  SSL_2,

  /** tshark does not show the record either: it stops where we do. */
  TSHARK_STOPS,

  /** What RFC 9112 forbids and tshark shows all the same. */
  STRICT_HTTP,

  /** A value that the standard forbids, which tshark shows without a word. */
  FORBIDDEN_VALUE,

  /** More octets than the message's function has, which tshark shows or passes over. */
  LONGER,

  /** NTP's messages for control and private use, which are not about time. */
  NTP_CONTROL,

  /** ATM ARP, which tshark leaves alone; to us its sizes lie. */
  ATM_ARP,

  /** The capture kept less than the datagram's length. */
  CUT_BY_CAPTURE;

  private static final int TIMESTAMP = 68;
  private static final int MULTIPATH = 30;
  private static final int SACK = 5;
  private static final int IPV6 = 40;

  /** Octets in front of those that Modbus counts. */
  private static final int MODBUS_HEAD = 6;

  private static final String ATM_HARDWARE = "0013";

  private static final List<String> MARKS =
      List.of(
          "ip.bogus_ip_length",
          "ip.bogus_ip_version",
          "ip.bogus_header_length",
          "ip.opt.len.invalid",
          "ip.opt.ptr.before_address",
          "ip.opt.ptr.middle_address",
          "ip.subopt_too_long",
          "ipv6.opt.invalid_len",
          "tcp.bogus_header_length",
          "tcp.option.len.invalid",
          "tcp.non_zero_bytes_after_eol");

  boolean holds(Rejection rejection) {
    return switch (this) {
      case TSHARK_TOO -> has(rejection.theirs(), List.of("_ws.malformed", "_ws.short"));
      case TSHARK_MARKS -> has(rejection.theirs(), MARKS);
      case NO_OCTETS -> hasNoOctets(rejection);
      case PAD_NOT_ZERO ->
          octet(rejection, 0) > 0 && (octet(rejection, -1) == 0 || octet(rejection, -2) == 0);
      case POINTER_INTO_HEAD -> octet(rejection, -2) == TIMESTAMP && octet(rejection, 0) < 5;
      case EMPTY_OPTION ->
          octet(rejection, -1) == 2
              && (octet(rejection, -2) == MULTIPATH || octet(rejection, -2) == SACK);
      case PAST_THE_END -> isPastTheEnd(rejection);
      case JUMBOGRAM -> number(rejection.theirs(), "ipv6.plen") == 0;
      case NO_HEADER -> octet(rejection, 0) == 0;
      case NTP_CONTROL -> number(rejection.theirs(), "ntp.flags.mode") >= 6;
      case ANOTHER_PROTOCOL ->
          rejection.theirs().children().isEmpty()
              || number(rejection.theirs(), "num") > rejection.ours().get("number").longValue();
      case SSL_2 -> number(rejection.theirs(), "tls.record.content_type") < 0;
      case TSHARK_STOPS ->
          rejection.theirs().children().stream()
                  .mapToInt(p -> p.all("tls.record.content_type").size())
                  .sum()
              <= rejection.ours().toString().split("\"tlsRecord").length - 1;
      case STRICT_HTTP -> StrictHttp.refuses(rejection.theirs());
      case FORBIDDEN_VALUE -> ForbiddenValue.isIn(rejection);
      case LONGER ->
          number(rejection.theirs(), "mbtcp.len") + MODBUS_HEAD
              > rejection.fault().get("offset").intValue();
      case INVERSE_QUERY -> number(rejection.theirs(), "dns.flags.opcode") == 1;
      case ATM_ARP -> isAtm(rejection);
      case CUT_BY_CAPTURE -> isCut(rejection);
    };
  }

  /** The layer would begin where the datagram ends. */
  private static boolean hasNoOctets(Rejection rejection) {
    JsonNode ip = rejection.ours().path("ipv4");
    return rejection.theirs().children().stream().noneMatch(p -> p.name().equals(rejection.layer()))
        && ip.path("length").asInt() == 4 * ip.path("ihl").asInt()
        && ip.has("length");
  }

  private static boolean isPastTheEnd(Rejection rejection) {
    long captured = rejection.ours().get("captured").longValue();
    for (PdmlNode ip : rejection.theirs().children()) {
      if (ip.name().equals("ipv6") && number(ip, "ipv6.plen") > captured - ip.position() - IPV6) {
        return true;
      }
    }
    return false;
  }

  /** The first field with this name, in whatever protocol; -1 without one. */
  static long number(PdmlNode node, String name) {
    if (node.name().equals(name)) {
      return node.number();
    }
    return node.children().stream()
        .mapToLong(child -> number(child, name))
        .filter(n -> n >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The hardware type stands where tshark's data begin. */
  private static boolean isAtm(Rejection rejection) {
    List<PdmlNode> protocols = rejection.theirs().children();
    PdmlNode data = protocols.get(protocols.size() - 1);
    return protocols.stream().noneMatch(p -> p.name().equals("arp"))
        && data.find("data.data").filter(d -> d.value().startsWith(ATM_HARDWARE)).isPresent();
  }

  /** At a distance from what we find wrong, by what tshark shows; -1 if it does not. */
  private static int octet(Rejection rejection, int distance) {
    int offset = rejection.fault().get("offset").intValue() + distance;
    for (PdmlNode protocol : rejection.theirs().children()) {
      OptionalInt octet = protocol.octet(offset);
      if (octet.isPresent()) {
        return octet.getAsInt();
      }
    }
    return -1;
  }

  private static boolean has(PdmlNode node, List<String> names) {
    return names.contains(node.name()) || node.children().stream().anyMatch(c -> has(c, names));
  }

  private static boolean isCut(Rejection rejection) {
    long captured = rejection.ours().get("captured").longValue();
    PdmlNode length =
        rejection.theirs().children().stream()
            .filter(protocol -> protocol.name().equals("ip"))
            .findFirst()
            .flatMap(ip -> ip.find("ip.len"))
            .orElse(null);
    return rejection.isTruncated()
        && captured < rejection.ours().get("length").longValue()
        && length != null
        && length.number() > captured - (length.position() - 2);
  }
}
