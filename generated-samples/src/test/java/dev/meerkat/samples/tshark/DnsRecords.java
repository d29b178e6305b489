// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two records of DNS have their heads under other names in tshark's tree: SRV, whose name is in
 * three pieces, and OPT, whose class and time to live are something else. Here they get the names
 * of any record.
 */
final class DnsRecords {
  private static final String NAME = "dns.resp.name";
  private static final String FLUSH = "dns.resp.cache_flush";
  private static final List<String> PIECES =
      List.of("dns.srv.service", "dns.srv.proto", "dns.srv.name");
  private static final List<String> OPTIONS =
      List.of("dns.rr.udp_payload_size", "dns.resp.ext_rcode", "dns.resp.edns0_version");

  private DnsRecords() {}

  static PdmlNode unified(PdmlNode node) {
    List<PdmlNode> children = new ArrayList<>();
    if (has(node, PIECES.get(0))) {
      children.add(field(NAME, name(node)));
    }
    boolean isHead = true;
    for (PdmlNode child : node.children()) {
      if (child.name().equals(OPTIONS.get(0))) {
        children.add(field("dns.resp.class", Long.toString(child.number() & 0x7FFF)));
        children.add(field("dns.resp.ttl", Long.toString(timeToLive(node))));
      }
      boolean isClass =
          child.name().equals(OPTIONS.get(0)) || child.name().equals("dns.resp.class");
      if (isClass && !has(node, FLUSH)) {
        children.add(field(FLUSH, Long.toString(child.number() >>> 15)));
      }
      boolean isInMap = !isHead && child.name().equals("dns.resp.type");
      isHead &= !child.name().equals("dns.resp.len");
      if (!isInMap) {
        children.add(child.children().isEmpty() ? child : unified(child));
      }
    }
    return node.with(children);
  }

  private static boolean has(PdmlNode node, String name) {
    return node.children().stream().anyMatch(child -> child.name().equals(name));
  }

  private static String name(PdmlNode record) {
    return PIECES.stream()
        .flatMap(piece -> first(record, piece).stream())
        .map(PdmlNode::show)
        .collect(Collectors.joining("."));
  }

  private static long timeToLive(PdmlNode record) {
    long ttl = 0;
    for (String octet : OPTIONS.subList(1, OPTIONS.size())) {
      ttl = ttl << 8 | first(record, octet).map(PdmlNode::number).orElse(0L);
    }
    return ttl << 16 | first(record, "dns.resp.z").map(PdmlNode::number).orElse(0L);
  }

  private static Optional<PdmlNode> first(PdmlNode record, String name) {
    Stream<PdmlNode> found = record.children().stream().filter(c -> c.name().equals(name));
    return found.findFirst();
  }

  private static PdmlNode field(String name, String show) {
    return new PdmlNode(false, name, show, "", 0, 0, false);
  }
}
