// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

/** Fields that tshark calls otherwise for other kinds of addresses, protocols or versions. */
final class OtherName {
  private OtherName() {}

  /** Whether tshark has the same octets under the other name. */
  static boolean holds(Difference difference) {
    String other =
        switch (difference.field()) {
          case "arp.src.hw_mac" -> "arp.src.hw";
          case "arp.dst.hw_mac" -> "arp.dst.hw";
          case "arp.src.proto_ipv4" -> "arp.src.proto";
          case "arp.dst.proto_ipv4" -> "arp.dst.proto";
          case "eth.type" -> hasInvalidType(difference) ? "eth.invalid_lentype" : "eth.len";
          case "vlan.etype" -> "vlan.len";
          case "igmp.max_resp" -> "igmp.reserved";
          case "dhcp.hw.type" -> "dhcp.client_id.type";
          case "websocket.payload_length" -> "websocket.payload_length_ext_16";
          case "mqtt.connack.reason_code" -> "mqtt.conack.val";
          case "mqtt.suback.reason_code" -> "mqtt.suback.qos";
          case "mqtt.sub.qos" -> "mqtt.subscription_options_qos";
          case "tls.record.content_type" -> "tls.record.opaque_type";
          case "dhcpv6.userclass.opaque_data" -> "dhcpv6.vendorclass.data";
          case "sll.etype" -> "sll.gretype";
          case "tcp.payload" -> "tcp.reset_cause";
          default -> "";
        };
    return difference
        .protocol()
        .find(other)
        .filter(
            node ->
                difference.ours().equals(node.value())
                    || hex(difference.ours(), node.size()).equals(node.value()))
        .isPresent();
  }

  /** Our text of an address or number as hex digits. */
  static String hex(String text, int size) {
    if (text.contains(":")) {
      return text.replace(":", "");
    } else if (text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
      StringBuilder digits = new StringBuilder();
      for (String octet : text.split("\\.")) {
        digits.append(String.format("%02x", Integer.parseInt(octet)));
      }
      return digits.toString();
    } else if (text.matches("\\d{1,9}") && size > 0 && size <= 4) {
      return String.format("%0" + 2 * size + "x", Integer.parseInt(text));
    }
    return text;
  }

  private static boolean hasInvalidType(Difference difference) {
    return difference.protocol().find("eth.invalid_lentype").isPresent();
  }
}
