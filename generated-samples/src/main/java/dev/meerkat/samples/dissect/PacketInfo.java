// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.samples.codec.arp.ArpLayer;
import dev.meerkat.samples.codec.arp.ArpOperation;
import dev.meerkat.samples.codec.arp.ArpReader;
import dev.meerkat.samples.codec.ethernet.EthernetLayer;
import dev.meerkat.samples.codec.ethernet.VlanLayer;
import dev.meerkat.samples.codec.icmp.IcmpLayer;
import dev.meerkat.samples.codec.icmp.IcmpReader;
import dev.meerkat.samples.codec.icmp.IcmpType;
import dev.meerkat.samples.codec.ip.IpProto;
import dev.meerkat.samples.codec.ip.Ipv4Layer;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.link.CookedLayer;
import dev.meerkat.samples.codec.link.LoopbackLayer;
import dev.meerkat.samples.codec.tcp.TcpLayer;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpLayer;
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

  /** A few words about the layers that everybody meets; the name of others. */
  private void layer(Dissector dissector, Layer layer) {
    if (layer instanceof EthernetLayer ethernet) {
      opaque(ethernet.reader().payloadLength());
    } else if (layer instanceof CookedLayer cooked) {
      opaque(cooked.reader().payloadLength());
    } else if (layer instanceof LoopbackLayer loopback) {
      opaque(loopback.reader().payloadLength());
    } else if (layer instanceof VlanLayer tag) {
      opaque(tag.reader().payloadLength());
    } else if (layer instanceof ArpLayer arp) {
      arp(arp.reader());
    } else if (layer instanceof Ipv4Layer ipv4) {
      ipv4(ipv4.reader());
    } else if (layer instanceof IcmpLayer icmp) {
      icmp(icmp.reader());
    } else if (layer instanceof UdpLayer udp) {
      udp(udp.reader());
    } else if (layer instanceof TcpLayer tcp) {
      tcp(tcp.reader());
    } else {
      opaque(layer.size());
    }
    if (dissector.has(Ipv4Layer.TYPE) && !dissector.ipv4().checksumOk()) {
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
