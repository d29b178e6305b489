// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.samples.codec.udp.UdpLayer;
import dev.meerkat.samples.codec.udp.UdpReader;
import dev.meerkat.samples.dissect.Dissector;
import java.util.Map;
import java.util.Optional;

/**
 * A message behind a well-known port of UDP.
 *
 * @param offset where it begins
 * @param message its qualified name
 */
record WellKnown(int offset, String message) {
  private static final Map<Integer, String> MESSAGES =
      Map.of(
          53, "net.dns.Dns",
          5353, "net.dns.Dns",
          5355, "net.dns.Dns",
          67, "net.dhcp.Dhcp",
          68, "net.dhcp.Dhcp",
          546, "net.dhcpv6.Dhcpv6",
          547, "net.dhcpv6.Dhcpv6",
          123, "net.ntp.Ntp",
          5683, "net.coap.Coap");

  String module() {
    return message.substring(0, message.lastIndexOf('.'));
  }

  /** What the ports of the innermost datagram say. */
  static Optional<WellKnown> behind(Dissector dissector) {
    if (!dissector.has(UdpLayer.TYPE)) {
      return Optional.empty();
    }
    UdpReader udp = dissector.udp();
    String message = MESSAGES.getOrDefault(udp.targetPort(), MESSAGES.get(udp.sourcePort()));
    return Optional.ofNullable(message).map(name -> new WellKnown(udp.payloadOffset(), name));
  }
}
