// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.samples.codec.arp.ArpDump;
import dev.meerkat.samples.codec.arp.ArpReader;
import dev.meerkat.samples.codec.ethernet.EthernetDump;
import dev.meerkat.samples.codec.ethernet.EthernetReader;
import dev.meerkat.samples.codec.ethernet.VlanDump;
import dev.meerkat.samples.codec.ethernet.VlanReader;
import dev.meerkat.samples.codec.icmp.IcmpReader;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpReader;

/** A frame with all layers in it, opened as a dissector does, each beside the interpreter. */
final class LayerStack {
  private static final int DEEPEST = 64;

  private final ReadOptions options = ReadOptions.DEFAULT;
  private final Interpreter interpreter = WireLibrary.interpreter();
  private final EthernetReader ethernet = new EthernetReader();
  private final VlanReader[] vlans = {new VlanReader(), new VlanReader()};
  private final ArpReader arp = new ArpReader();
  private final Ipv4Reader ipv4 = new Ipv4Reader();
  private final IcmpReader icmp = new IcmpReader();
  private final UdpReader udp = new UdpReader();
  private final TcpReader tcp = new TcpReader();

  /** Opens all there is. */
  void check(byte[] frame) {
    Reading reading = interpreter.read("net.ethernet.Ethernet", frame);
    int status = ethernet.wrap(frame, 0, frame.length);
    same("Ethernet", reading, status, ethernet.errorOffset(), ethernet.size());
    if (!reading.isOk()) {
      return;
    }
    StringBuilder json = new StringBuilder();
    EthernetDump.json(ethernet, json);
    JsonShape.require(json);
    Reading inner = open(reading, frame);
    switch (ethernet.payloadCase()) {
      case EthernetReader.PAYLOAD_IPV4 -> ip(inner, frame, ethernet.wrapPayload(ipv4));
      case EthernetReader.PAYLOAD_ARP -> arp(inner, ethernet.wrapPayload(arp));
      case EthernetReader.PAYLOAD_VLAN -> vlan(inner, frame, 0, ethernet.wrapPayload(vlans[0]));
      default -> Claim.same(null, inner, () -> "a payload that is no message");
    }
  }

  private void vlan(Reading reading, byte[] frame, int depth, int status) {
    VlanReader tag = vlans[depth & 1];
    same("Vlan", reading, status, tag.errorOffset(), tag.size());
    if (!reading.isOk() || depth == DEEPEST) {
      return;
    }
    StringBuilder json = new StringBuilder();
    VlanDump.json(tag, json);
    JsonShape.require(json);
    Reading inner = open(reading, frame);
    switch (tag.payloadCase()) {
      case VlanReader.PAYLOAD_IPV4 -> ip(inner, frame, tag.wrapPayload(ipv4));
      case VlanReader.PAYLOAD_ARP -> arp(inner, tag.wrapPayload(arp));
      case VlanReader.PAYLOAD_VLAN ->
          vlan(inner, frame, depth + 1, tag.wrapPayload(vlans[depth + 1 & 1]));
      default -> Claim.same(null, inner, () -> "a payload that is no message");
    }
  }

  private void arp(Reading reading, int status) {
    same("Arp", reading, status, arp.errorOffset(), arp.size());
    StringBuilder json = new StringBuilder();
    ArpDump.json(arp, json);
    JsonShape.require(json);
  }

  private void ip(Reading reading, byte[] frame, int status) {
    same("Ipv4", reading, status, ipv4.errorOffset(), ipv4.size());
    if (!reading.isOk()) {
      return;
    }
    Reading inner = open(reading, frame);
    switch (ipv4.payloadCase()) {
      case Ipv4Reader.PAYLOAD_ICMP ->
          same("Icmp", inner, ipv4.wrapPayload(icmp), icmp.errorOffset(), icmp.size());
      case Ipv4Reader.PAYLOAD_UDP ->
          same("Udp", inner, ipv4.wrapPayload(udp), udp.errorOffset(), udp.size());
      case Ipv4Reader.PAYLOAD_TCP ->
          same("Tcp", inner, ipv4.wrapPayload(tcp), tcp.errorOffset(), tcp.size());
      default -> Claim.same(null, inner, () -> "a payload that is no message");
    }
  }

  /** The message behind the switch, or null where the case is none. */
  private Reading open(Reading outer, byte[] frame) {
    for (Value field : ((Value.Struct) outer.value()).fields()) {
      if (field instanceof Value.Case chosen && chosen.message() != null) {
        return interpreter.open(chosen, frame, options);
      }
    }
    return null;
  }

  private static void same(String layer, Reading reading, int status, int errorOffset, int size) {
    Claim.holds(reading != null, () -> layer + " is no message for the interpreter");
    Claim.same(reading.status(), status, () -> layer + ": " + reading.describe());
    if (reading.isOk()) {
      Claim.same(reading.size(), size, () -> "size of " + layer);
    } else {
      Claim.same(reading.errorOffset(), errorOffset, () -> layer + ": " + reading.describe());
    }
  }
}
