// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.dns.DnsWriter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A query for the address of www.example.com, recursion desired. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DnsWriteBenchmark {
  private final byte[] buffer = new byte[512];
  private final byte[] labels = Samples.dnsName();
  private final DnsWriter writer = new DnsWriter();
  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
  private Name name;
  private EmbeddedChannel encoding;
  private int id = 0x1234;

  /** Makes dnsjava's name, and Netty's channel. */
  @Setup
  public void prepare() throws TextParseException {
    name = Name.fromString("www.example.com.");
    encoding = new EmbeddedChannel(new DatagramDnsQueryEncoder());
  }

  @Benchmark
  public int meerkat() {
    return writer
        .wrap(buffer, 0, buffer.length)
        .id(id++ & 0xFFFF)
        .qr(0)
        .opcode(0)
        .aa(0)
        .tc(0)
        .rd(1)
        .ra(0)
        .ad(0)
        .cd(0)
        .rcode(0)
        .questions()
        .add()
        .name(labels, 0, labels.length)
        .type(1)
        .unicastResponse(0)
        .qclass(1)
        .end()
        .end()
        .answers()
        .end()
        .authority()
        .end()
        .additional()
        .end()
        .finish();
  }

  @Benchmark
  public int handWritten() {
    return HandWrittenDns.writeQuery(buffer, id++ & 0xFFFF, labels);
  }

  @Benchmark
  public int dnsjava() {
    Message message = new Message(id++ & 0xFFFF);
    message.getHeader().setFlag(Flags.RD);
    message.addRecord(Record.newRecord(name, Type.A, DClass.IN), Section.QUESTION);
    return message.toWire().length;
  }

  @Benchmark
  public int netty() {
    DatagramDnsQuery query = new DatagramDnsQuery(address, address, id++ & 0xFFFF);
    query.setRecursionDesired(true);
    query.addRecord(
        DnsSection.QUESTION, new DefaultDnsQuestion("www.example.com.", DnsRecordType.A));
    encoding.writeOutbound(query);
    DatagramPacket packet = encoding.readOutbound();
    int length = packet.content().readableBytes();
    packet.release();
    return length;
  }
}
