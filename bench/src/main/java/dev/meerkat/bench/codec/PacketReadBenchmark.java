// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.InetFrame;
import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpTimestampsOption;
import org.pcap4j.packet.TcpWindowScaleOption;
import org.pcap4j.packet.UdpPacket;

/**
 * Ethernet, IPv4 and TCP or UDP of one frame, down to the options. Generated and hand-written code
 * verify all checksums; pcap4j and Kaitai do not verify them while they read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketReadBenchmark {
  /** Which frame. */
  @Param({"tcp-syn", "tcp-1000", "udp", "ipv6-tcp", "bad-option", "bad-version", "ipv6-cut"})
  public String frame;

  private final GeneratedPacket generated = new GeneratedPacket();
  private byte[] bytes;
  private boolean isIpv6;

  /** Makes the frame. */
  @Setup
  public void makeFrame() {
    isIpv6 = frame.startsWith("ipv6");
    bytes =
        switch (frame) {
          case "tcp-syn" -> Samples.tcpSyn();
          case "tcp-1000" -> Samples.tcpData();
          case "udp" -> Samples.udp();
          case "ipv6-tcp" -> Samples.ipv6Tcp();
          case "bad-option" -> Samples.badOption();
          case "bad-version" -> Samples.badVersion();
          case "ipv6-cut" -> Samples.ipv6Cut();
          default -> throw new IllegalArgumentException(frame);
        };
  }

  @Benchmark
  public long meerkat() {
    return isIpv6
        ? generated.readIpv6(bytes, 0, bytes.length)
        : generated.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long handWritten() {
    return isIpv6
        ? HandWrittenPacket.readIpv6(bytes, 0, bytes.length)
        : HandWrittenPacket.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long kaitai() {
    try {
      return KaitaiSums.frame(new InetFrame(new ByteBufferKaitaiStream(bytes)));
    } catch (RuntimeException malformed) {
      return -1;
    }
  }

  @Benchmark
  public long pcap4j() {
    try {
      EthernetPacket packet = EthernetPacket.newPacket(bytes, 0, bytes.length);
      TcpPacket tcp = packet.get(TcpPacket.class);
      if (tcp != null) {
        return sum(tcp.getHeader());
      }
      UdpPacket udp = packet.get(UdpPacket.class);
      return udp == null ? -1 : sum(udp.getHeader());
    } catch (IllegalRawDataException malformed) {
      return -1;
    }
  }

  private static long sum(UdpPacket.UdpHeader header) {
    return (long) header.getSrcPort().valueAsInt()
        + header.getDstPort().valueAsInt()
        + header.getLengthAsInt();
  }

  private static long sum(TcpPacket.TcpHeader header) {
    long sum =
        (long) header.getSrcPort().valueAsInt()
            + header.getDstPort().valueAsInt()
            + header.getSequenceNumberAsLong()
            + header.getAcknowledgmentNumberAsLong()
            + (header.getUrg() ? 0x20 : 0)
            + (header.getAck() ? 0x10 : 0)
            + (header.getPsh() ? 8 : 0)
            + (header.getRst() ? 4 : 0)
            + (header.getSyn() ? 2 : 0)
            + (header.getFin() ? 1 : 0);
    for (TcpPacket.TcpOption option : header.getOptions()) {
      if (option instanceof TcpMaximumSegmentSizeOption mss) {
        sum += mss.getMaxSegSizeAsInt();
      } else if (option instanceof TcpWindowScaleOption window) {
        sum += window.getShiftCountAsInt();
      } else if (option instanceof TcpTimestampsOption timestamps) {
        sum += timestamps.getTsValueAsLong();
      }
    }
    return sum;
  }
}
