// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Reader;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Type;
import dev.meerkat.stack.codec.icmpv6.ListenerRecordType;
import dev.meerkat.stack.codec.icmpv6.ListenerReportV2Reader;
import dev.meerkat.stack.codec.icmpv6.NdOption;
import dev.meerkat.stack.codec.icmpv6.NdOptionReader;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ipv6.Ipv6FragmentReader;
import dev.meerkat.stack.codec.ipv6.Ipv6HopByHopReader;
import dev.meerkat.stack.codec.ipv6.Ipv6Reader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A packet of the host as a script would say it, read by the codecs. */
final class PacketView {
  private static final int LAYER = 4;
  private final byte[] buffer;
  private final List<PacketLayer> layers = new ArrayList<>();
  private final Ipv6Reader ip = new Ipv6Reader();
  private final Icmpv6Reader icmp = new Icmpv6Reader();

  /**
   * Reads a packet.
   *
   * @param at where the IPv6 header begins, behind an Ethernet header or at 0
   */
  PacketView(byte[] frame, int at) {
    buffer = frame;
    demand(ip.wrap(frame, at, frame.length - at) == Codec.OK, "IPv6");
    List<String> first = new ArrayList<>();
    first.add(address(ip.sourceOffset()));
    first.add(">");
    first.add(address(ip.targetOffset()));
    first.add("hops=" + ip.hopLimit());
    first.add("length=" + ip.size());
    if (at > 0) {
      first.add("to=" + PacketNames.show(Bytes.getU48(frame, 0)));
      first.add("mac=" + PacketNames.show(Bytes.getU48(frame, 6)));
    }
    layers.add(new PacketLayer(first));
    walk(ip.nextHeader(), ip.payloadOffset(), ip.payloadLength());
  }

  private void demand(boolean holds, String what) {
    if (!holds) {
      throw new ScriptFailure(
          "the host sent what is malformed: " + what + " " + HexFormat.of().formatHex(buffer));
    }
  }

  private void add(String... words) {
    layers.add(new PacketLayer(List.of(words)));
  }

  private String address(int at) {
    return IpAddress.of(buffer, at, 16).toString();
  }

  private void walk(int protocol, int offset, int length) {
    switch (protocol) {
      case IpProto.HOPOPT -> {
        Ipv6HopByHopReader hop = new Ipv6HopByHopReader();
        demand(hop.wrap(buffer, offset, length, 0) == Codec.OK, "hop-by-hop");
        add("hop");
        walk(hop.nextHeader(), hop.payloadOffset(), hop.payloadLength());
      }
      case IpProto.FRAGMENT -> {
        Ipv6FragmentReader piece = new Ipv6FragmentReader();
        demand(piece.wrap(buffer, offset, length, 0) == Codec.OK, "fragment");
        int from = piece.fragment();
        String more = piece.mf() != 0 ? "more" : "last";
        add("piece", "begin=" + from, "end=" + (from + piece.payloadLength()), more);
      }
      case IpProto.ICMPV6 -> {
        long pseudo = InetChecksum.sum(buffer, ip.sourceOffset(), 32) + protocol + length;
        demand(icmp.wrap(buffer, offset, length, pseudo) == Codec.OK, "ICMPv6");
        message();
      }
      case IpProto.UDP ->
          add(
              "udp",
              "sport=" + Bytes.getU16(buffer, offset),
              "dport=" + Bytes.getU16(buffer, offset + 2),
              "data=" + (length - 8));
      case IpProto.TCP -> add("tcp");
      default -> add("protocol=" + protocol);
    }
  }

  private void message() {
    List<String> words = new ArrayList<>();
    String code = "code=" + icmp.code();
    switch (icmp.type()) {
      case Icmpv6Type.UNREACHABLE ->
          error(words, "unreachable", icmp.bodyUnreachable().originalLength());
      case Icmpv6Type.TIME_EXCEEDED ->
          error(words, "exceeded", icmp.bodyTimeExceeded().originalLength());
      case Icmpv6Type.PARAMETER_PROBLEM -> {
        error(words, "problem", icmp.bodyParameterProblem().originalLength());
        words.add("at=" + icmp.bodyParameterProblem().pointer());
      }
      case Icmpv6Type.ECHO_REQUEST, Icmpv6Type.ECHO_REPLY -> {
        words.add(icmp.type() == Icmpv6Type.ECHO_REQUEST ? "echo" : "reply");
        words.add("seq=" + icmp.bodyEcho().sequence());
        words.add("data=" + icmp.bodyEcho().dataLength());
      }
      case Icmpv6Type.LISTENER_REPORT_V2 -> report(words, icmp.bodyListenerReportV2());
      case Icmpv6Type.ROUTER_SOLICITATION -> {
        words.add("rs");
        options(words, icmp.bodyRouterSolicitation().options());
      }
      case Icmpv6Type.NEIGHBOR_SOLICITATION -> {
        words.add("ns");
        words.add("target=" + address(icmp.bodyNeighborSolicitation().targetOffset()));
        options(words, icmp.bodyNeighborSolicitation().options());
      }
      case Icmpv6Type.NEIGHBOR_ADVERTISEMENT -> advertisement(words);
      default -> words.add("icmp=" + icmp.type());
    }
    words.add(code);
    layers.add(new PacketLayer(words));
  }

  private static void error(List<String> words, String name, int quoted) {
    words.add(name);
    words.add("quotes=" + quoted);
  }

  private void advertisement(List<String> words) {
    var body = icmp.bodyNeighborAdvertisement();
    words.add("na");
    words.add("target=" + address(body.targetOffset()));
    words.add(body.router() != 0 ? "router" : "-router");
    words.add(body.solicited() != 0 ? "solicited" : "-solicited");
    words.add(body.override() != 0 ? "override" : "-override");
    options(words, body.options());
  }

  private void report(List<String> words, ListenerReportV2Reader body) {
    words.add("report");
    ListenerReportV2Reader.Records records = body.records();
    while (records.next()) {
      String what =
          switch (records.value().type()) {
            case ListenerRecordType.CHANGE_TO_EXCLUDE -> "join=";
            case ListenerRecordType.CHANGE_TO_INCLUDE -> "leave=";
            default -> "listen=";
          };
      words.add(what + address(records.value().groupOffset()));
    }
  }

  private void options(List<String> words, NdOptionReader options) {
    int count = 0;
    while (options.next()) {
      boolean source = options.type() == NdOption.SOURCE_LINK;
      words.add((source ? "slla=" : "tlla=") + show(options.addressOffset()));
      count++;
    }
    words.add("options=" + count);
  }

  private String show(int at) {
    return PacketNames.show(Bytes.getU48(buffer, at));
  }

  /** Whether it is what a line says: each word of each layer that is named. */
  boolean matches(List<PacketLayer> wanted, PacketNames names) {
    if (wanted.size() != layers.size()) {
      return false;
    }
    PacketLayer first = wanted.get(0);
    List<String> ends = layers.get(0).words();
    boolean between =
        names.address(first.words().get(0)).toString().equals(ends.get(0))
            && names.address(first.words().get(2)).toString().equals(ends.get(2));
    if (!between) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      List<String> words = wanted.get(i).words();
      for (String word : i == 0 ? words.subList(3, words.size()) : words) {
        if (!layers.get(i).has(names.canonical(word))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("out");
    for (int i = 0; i < Math.min(LAYER, layers.size()); i++) {
      text.append(i == 0 ? " " : " | ").append(layers.get(i));
    }
    return text.toString();
  }
}
