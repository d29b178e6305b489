// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.ip.Ipv4Writer;
import dev.meerkat.bench.wire.tcp.TcpWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc1349Tos;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpOptionKind;
import org.pcap4j.packet.namednumber.TcpPort;

/** An IPv4 packet with a TCP SYN and an MSS, lengths and both checksums computed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketWriteBenchmark {
  private static final int SYN = 0x02;

  private final byte[] buffer = new byte[128];
  private final byte[] address = {127, 0, 0, 1};
  private final Ipv4Writer ip = new Ipv4Writer();
  private final TcpWriter tcp = new TcpWriter();
  private Inet4Address inet;
  private int seq = 0x5a5a5a5a;

  /** Resolves the address that pcap4j wants as an object. */
  @Setup
  public void resolve() throws UnknownHostException {
    inet = (Inet4Address) InetAddress.getByAddress(address);
  }

  @Benchmark
  public int meerkat() {
    ip.wrap(buffer, 0, buffer.length)
        .dscp(0)
        .ecn(0)
        .id(0)
        .df(1)
        .mf(0)
        .fragment(0)
        .ttl(64)
        .source(address, 0)
        .target(address, 0)
        .options()
        .end();
    tcp.wrap(buffer, ip.payloadOffset(), ip.payloadCapacity())
        .sourcePort(50000)
        .targetPort(443)
        .seq(seq++ & 0xFFFFFFFFL)
        .ack(0)
        .flags(SYN)
        .window(64240)
        .urgent(0)
        .options()
        .mss(1460)
        .end()
        .payload(address, 0, 0);
    return ip.payload(tcp).finish();
  }

  @Benchmark
  public int handWritten() {
    return HandWrittenSyn.write(buffer, address, seq++);
  }

  @Benchmark
  public byte[] pcap4j() {
    TcpPacket.Builder builder =
        new TcpPacket.Builder()
            .srcPort(TcpPort.getInstance((short) 50000))
            .dstPort(TcpPort.HTTPS)
            .sequenceNumber(seq++)
            .syn(true)
            .window((short) 64240)
            .srcAddr(inet)
            .dstAddr(inet)
            .options(List.of(mss()))
            .correctChecksumAtBuild(true)
            .correctLengthAtBuild(true)
            .paddingAtBuild(true);
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc1349Tos.newInstance((byte) 0))
        .ttl((byte) 64)
        .protocol(IpNumber.TCP)
        .dontFragmentFlag(true)
        .srcAddr(inet)
        .dstAddr(inet)
        .payloadBuilder(builder)
        .correctChecksumAtBuild(true)
        .correctLengthAtBuild(true)
        .build()
        .getRawData();
  }

  private static TcpPacket.TcpOption mss() {
    return new TcpMaximumSegmentSizeOption.Builder()
        .maxSegSize((short) 1460)
        .length(TcpOptionKind.MAXIMUM_SEGMENT_SIZE.value().byteValue())
        .correctLengthAtBuild(true)
        .build();
  }
}
