// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Protocols for which tshark has several names, though the messages are the same. */
final class ProtocolNames {
  private static final Map<String, String> SAME = Map.of("mdns", "dns", "llmnr", "dns");

  private ProtocolNames() {}

  /** The packet with one name for each. */
  static PdmlNode merged(PdmlNode packet) {
    List<PdmlNode> protocols = new ArrayList<>();
    for (PdmlNode protocol : packet.children()) {
      PdmlNode own = protocol.renamed(SAME.getOrDefault(protocol.name(), protocol.name()));
      protocols.add(own.name().equals("dns") ? DnsRecords.unified(own) : own);
    }
    return PdmlNode.packet(protocols);
  }
}
