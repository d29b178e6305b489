// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.FieldVisitor;
import dev.meerkat.core.codec.JsonDump;
import dev.meerkat.samples.capture.CapturedPacket;
import dev.meerkat.samples.codec.arp.ArpDump;
import dev.meerkat.samples.codec.ethernet.EthernetDump;
import dev.meerkat.samples.codec.ethernet.VlanDump;
import dev.meerkat.samples.codec.icmp.IcmpDump;
import dev.meerkat.samples.codec.ip.Ipv4Dump;
import dev.meerkat.samples.codec.link.CookedDump;
import dev.meerkat.samples.codec.link.LoopbackDump;
import dev.meerkat.samples.codec.tcp.TcpDump;
import dev.meerkat.samples.codec.udp.UdpDump;

/**
 * Prints a packet as one JSON object on one line.
 *
 * <pre>
 * {"number":1,"time":1389719059.311698000,"length":74,"captured":74,
 *  "ethernet":{...},"ipv4":{...},"tcp":{...}}
 * </pre>
 *
 * <p>Field names are those of the grammars. {@code vlan} is an array, outermost tag first. A layer
 * that is not valid is {@code "malformed":{"layer":"tcp","error":"OPTION_LENGTH","field":"options",
 * "offset":54}}, its offset counted from the packet's start; if the capture kept less than the
 * whole packet and that is what the layer lacks, the same stands under {@code "truncated"}. A link
 * type that is not known is {@code "unsupportedLinkType":105}.
 */
public final class PacketJson {
  private final StringBuilder out;
  private final JsonDump json;
  private final FieldVisitor fields;

  /**
   * Prints to the end of {@code out}.
   *
   * @param payloads whether opaque payloads are printed as hex digits or only their lengths
   */
  public PacketJson(StringBuilder out, boolean payloads) {
    this.out = out;
    this.json = new JsonDump(out);
    this.fields = payloads ? json : new PayloadLengths(json);
  }

  /** Appends the packet that {@code dissector} has walked, and a line feed. */
  public void print(CapturedPacket packet, Dissector dissector) {
    json.beginObject(null);
    number("number", packet.number());
    if (packet.isTimed()) {
      json.decimal("time", packet.seconds(), packet.nanos());
    }
    number("length", packet.original());
    number("captured", packet.captured());
    if (!dissector.isLinkTypeKnown()) {
      number("unsupportedLinkType", packet.linkType());
    }
    for (int i = 0; i < dissector.layerCount(); i++) {
      layer(dissector, i);
    }
    if (dissector.isMalformed()) {
      malformed(packet, dissector);
    }
    json.endObject();
    out.append('\n');
  }

  private void layer(Dissector dissector, int index) {
    Layer layer = dissector.layer(index);
    if (layer == Layer.VLAN) {
      if (dissector.layer(index - 1) != Layer.VLAN) {
        tags(dissector);
      }
      return;
    }
    json.member(layer.label());
    switch (layer) {
      case ETHERNET -> EthernetDump.tree(dissector.ethernet(), fields);
      case COOKED -> CookedDump.tree(dissector.cooked(), fields);
      case LOOPBACK -> LoopbackDump.tree(dissector.loopback(), fields);
      case ARP -> ArpDump.tree(dissector.arp(), fields);
      case IPV4 -> Ipv4Dump.tree(dissector.ipv4(), fields);
      case ICMP -> IcmpDump.tree(dissector.icmp(), fields);
      case UDP -> UdpDump.tree(dissector.udp(), fields);
      case TCP -> TcpDump.tree(dissector.tcp(), fields);
      case VLAN -> throw new IllegalStateException("tags are a list");
    }
  }

  private void tags(Dissector dissector) {
    json.beginList(Layer.VLAN.label(), 0, 0);
    for (int i = 0; i < dissector.tagCount(); i++) {
      VlanDump.tree(dissector.tag(i), fields);
    }
    json.endList();
  }

  private void malformed(CapturedPacket packet, Dissector dissector) {
    PacketFault fault = PacketFault.of(packet, dissector);
    json.beginObject(fault.truncated() ? "truncated" : "malformed");
    json.text("layer", fault.layer().label());
    json.text("error", fault.error());
    if (fault.field() != null) {
      json.text("field", fault.field());
    }
    number("offset", fault.offset());
    json.endObject();
  }

  private void number(String name, long value) {
    json.number(name, 0, Long.SIZE, value, null);
  }
}
