// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.fuzz.seed.Seeds;
import dev.meerkat.fuzz.target.ArpTarget;
import dev.meerkat.fuzz.target.CaptureTarget;
import dev.meerkat.fuzz.target.ChunkedDecoderTarget;
import dev.meerkat.fuzz.target.CompilerTarget;
import dev.meerkat.fuzz.target.EthernetTarget;
import dev.meerkat.fuzz.target.HttpConnectionTarget;
import dev.meerkat.fuzz.target.IcmpTarget;
import dev.meerkat.fuzz.target.Ipv4Target;
import dev.meerkat.fuzz.target.RequestHeadTarget;
import dev.meerkat.fuzz.target.ResponseHeadTarget;
import dev.meerkat.fuzz.target.TcpTarget;
import dev.meerkat.fuzz.target.TrailerSectionTarget;
import dev.meerkat.fuzz.target.UdpTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All targets, in the order in which they are listed. */
public final class FuzzTargets {
  private static final String WIRE = "wire.dict";
  private static final String HTTP = "http.dict";

  private static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget(
              "compiler",
              "any text: a program or errors, never an exception",
              CompilerTarget.class,
              CompilerTarget::fuzzerTestOneInput,
              Seeds::descriptions,
              WIRE),
          new FuzzTarget(
              "ethernet",
              "frames with all their layers, readers beside the interpreter",
              EthernetTarget.class,
              EthernetTarget::fuzzerTestOneInput,
              Seeds::frames,
              null),
          new FuzzTarget(
              "capture",
              "pcap and pcapng files: refused in words, or every packet as JSON",
              CaptureTarget.class,
              CaptureTarget::fuzzerTestOneInput,
              Seeds::captures,
              null),
          message("arp", "net.arp.Arp", ArpTarget.class, ArpTarget::fuzzerTestOneInput),
          message("ip", "net.ip.Ipv4", Ipv4Target.class, Ipv4Target::fuzzerTestOneInput),
          message("icmp", "net.icmp.Icmp", IcmpTarget.class, IcmpTarget::fuzzerTestOneInput),
          message("udp", "net.udp.Udp", UdpTarget.class, UdpTarget::fuzzerTestOneInput),
          message("tcp", "net.tcp.Tcp", TcpTarget.class, TcpTarget::fuzzerTestOneInput),
          http(
              "request-head",
              "request heads, whole and in pieces, beside the interpreter",
              RequestHeadTarget.class,
              RequestHeadTarget::fuzzerTestOneInput,
              () -> Seeds.text("net.http.RequestHead", "request")),
          http(
              "response-head",
              "response heads, whole and in pieces, beside the interpreter",
              ResponseHeadTarget.class,
              ResponseHeadTarget::fuzzerTestOneInput,
              () -> Seeds.text("net.http.ResponseHead", "response")),
          http(
              "trailers",
              "trailer sections, whole and in pieces, beside the interpreter",
              TrailerSectionTarget.class,
              TrailerSectionTarget::fuzzerTestOneInput,
              () -> Seeds.text("net.http.TrailerSection", "trailer")),
          http(
              "chunked",
              "the chunked coding, whole and in pieces",
              ChunkedDecoderTarget.class,
              ChunkedDecoderTarget::fuzzerTestOneInput,
              Seeds::chunks),
          http(
              "http-connection",
              "a server on a network in memory: answers, limits, files",
              HttpConnectionTarget.class,
              HttpConnectionTarget::fuzzerTestOneInput,
              Seeds::connection));

  private FuzzTargets() {}

  public static List<FuzzTarget> all() {
    return ALL;
  }

  /** The target of a name. */
  public static Optional<FuzzTarget> find(String name) {
    return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  private static FuzzTarget message(
      String name, String message, Class<?> entry, FuzzTarget.Entry once) {
    String description = "the reader of " + message + " beside the interpreter, and its dumps";
    return new FuzzTarget(name, description, entry, once, () -> Seeds.message(message), null);
  }

  private static FuzzTarget http(
      String name,
      String description,
      Class<?> entry,
      FuzzTarget.Entry once,
      Supplier<List<byte[]>> seeds) {
    return new FuzzTarget(name, description, entry, once, seeds, HTTP);
  }
}
