// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.samples.capture.CapturedPacket;
import dev.meerkat.samples.codec.arp.ArpOperation;
import dev.meerkat.samples.codec.arp.ArpReader;
import dev.meerkat.samples.codec.icmp.IcmpReader;
import dev.meerkat.samples.codec.icmp.IcmpType;
import dev.meerkat.samples.codec.ip.IpProto;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpReader;

/** The last column of the table: what a packet is about, in a few words. */
final class PacketInfo {
  private final StringBuilder out;

  PacketInfo(StringBuilder out) {
    this.out = out;
  }

  void append(CapturedPacket packet, Dissector dissector) {
    if (!dissector.isLinkTypeKnown()) {
      out.append("unsupported link type ").append(packet.linkType());
    } else if (dissector.isMalformed()) {
      fault(PacketFault.of(packet, dissector));
    } else if (dissector.layerCount() > 0) {
      layer(dissector, dissector.layer(dissector.layerCount() - 1));
    }
  }

  private void fault(PacketFault fault) {
    out.append(fault.truncated() ? "truncated: " : "malformed: ").append(fault.error());
    if (fault.field() != null) {
      out.append(" in ").append(fault.field());
    }
    out.append(" at ").append(fault.offset());
  }

  private void layer(Dissector dissector, Layer layer) {
    switch (layer) {
      case ETHERNET -> opaque(dissector.ethernet().payloadLength());
      case COOKED -> opaque(dissector.cooked().payloadLength());
      case LOOPBACK -> opaque(dissector.loopback().payloadLength());
      case VLAN -> opaque(dissector.tag(dissector.tagCount() - 1).payloadLength());
      case ARP -> arp(dissector.arp());
      case IPV4 -> ipv4(dissector.ipv4());
      case ICMP -> icmp(dissector.icmp());
      case UDP -> udp(dissector.udp());
      case TCP -> tcp(dissector.tcp());
    }
    if (dissector.has(Layer.IPV4) && !dissector.ipv4().checksumOk()) {
      out.append(", bad header checksum");
    }
  }

  private void opaque(int length) {
    out.append(length).append(" octets");
  }

  private void arp(ArpReader arp) {
    String operation = ArpOperation.name(arp.operation());
    if (operation == null) {
      out.append("operation ").append(arp.operation());
    } else {
      out.append(operation);
    }
    out.append(' ');
    FieldFormat.IPV4.append(
        out, arp.buffer(), arp.targetProtocolOffset(), arp.targetProtocolLength());
    out.append(" from ");
    FieldFormat.IPV4.append(
        out, arp.buffer(), arp.sourceProtocolOffset(), arp.sourceProtocolLength());
  }

  /** A datagram whose protocol is not known, or a fragment. */
  private void ipv4(Ipv4Reader ip) {
    String protocol = IpProto.name(ip.protocol());
    if (protocol == null) {
      out.append("protocol ").append(ip.protocol());
    } else {
      out.append(protocol);
    }
    if (ip.mf() != 0 || ip.fragment() != 0) {
      out.append(" fragment ").append(ip.id()).append(':').append(ip.fragment());
      if (ip.mf() != 0) {
        out.append('+');
      }
    }
    out.append(", ");
    opaque(ip.payloadLength());
  }

  private void icmp(IcmpReader icmp) {
    String type = IcmpType.name(icmp.type());
    if (type == null) {
      out.append("type ").append(icmp.type());
    } else {
      out.append(type);
    }
    out.append(" code ").append(icmp.code());
    if (icmp.bodyCase() == IcmpReader.BODY_ECHO) {
      out.append(" id ").append(icmp.bodyEcho().id());
      out.append(" sequence ").append(icmp.bodyEcho().sequence());
    }
    checksum(icmp.checksumOk());
  }

  private void udp(UdpReader udp) {
    ports(udp.sourcePort(), udp.targetPort());
    out.append(" length ").append(udp.payloadLength());
    checksum(udp.checksumOk());
  }

  private void tcp(TcpReader tcp) {
    ports(tcp.sourcePort(), tcp.targetPort());
    out.append(" [");
    int start = out.length();
    flag(start, tcp.flagsSyn(), "SYN");
    flag(start, tcp.flagsFin(), "FIN");
    flag(start, tcp.flagsRst(), "RST");
    flag(start, tcp.flagsPsh(), "PSH");
    flag(start, tcp.flagsAck(), "ACK");
    flag(start, tcp.flagsUrg(), "URG");
    flag(start, tcp.flagsEce(), "ECE");
    flag(start, tcp.flagsCwr(), "CWR");
    out.append("] seq ").append(tcp.seq());
    if (tcp.flagsAck()) {
      out.append(" ack ").append(tcp.ack());
    }
    out.append(" win ").append(tcp.window()).append(" length ").append(tcp.payloadLength());
    checksum(tcp.checksumOk());
  }

  private void ports(int source, int target) {
    out.append(source).append(" -> ").append(target);
  }

  private void flag(int start, boolean isSet, String name) {
    if (isSet) {
      out.append(out.length() > start ? " " : "").append(name);
    }
  }

  private void checksum(boolean isGood) {
    if (!isGood) {
      out.append(", bad checksum");
    }
  }
}
