// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.DnsMessage;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseDecoder;
import io.netty.handler.codec.dns.DnsSection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * One DNS message: checked alone, or with the octets of all its names (question, owners, alias)
 * added up through the pointers. dnsjava and Netty make names of everything in either case; Kaitai
 * follows a pointer when asked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DnsReadBenchmark {
  /** Which message, and how far it is read. */
  @Param({"response", "response-names", "bad-loop"})
  public String message;

  private final GeneratedDns generated = new GeneratedDns();
  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
  private EmbeddedChannel decoding;
  private byte[] bytes;
  private boolean withNames;

  /** Makes the message and the channel. */
  @Setup
  public void makeMessage() {
    bytes = message.equals("bad-loop") ? Samples.dnsLoop() : Samples.dnsResponse();
    withNames = message.equals("response-names");
    decoding = new EmbeddedChannel(new DatagramDnsResponseDecoder());
  }

  @Benchmark
  public long meerkat() {
    return withNames
        ? generated.names(bytes, 0, bytes.length)
        : generated.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long handWritten() {
    return withNames
        ? HandWrittenDns.names(bytes, 0, bytes.length)
        : HandWrittenDns.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long dnsjava() {
    try {
      Message read = new Message(bytes);
      List<Record> answers = read.getSection(Section.ANSWER);
      long sum = answers.size();
      if (withNames) {
        sum += read.getQuestion().getName().hashCode();
        for (Record answer : answers) {
          sum += answer.getName().hashCode();
          if (answer instanceof CNAMERecord alias) {
            sum += alias.getTarget().hashCode();
          }
        }
      }
      return sum;
    } catch (IOException malformed) {
      return -1;
    }
  }

  @Benchmark
  public long netty() {
    DatagramPacket packet = new DatagramPacket(Unpooled.wrappedBuffer(bytes), address, address);
    try {
      decoding.writeInbound(packet);
    } catch (DecoderException malformed) {
      return -1;
    }
    DatagramDnsResponse read = decoding.readInbound();
    int answers = read.count(DnsSection.ANSWER);
    long sum = answers;
    if (withNames) {
      sum += Octets.sum(read.recordAt(DnsSection.QUESTION).name());
      for (int i = 0; i < answers; i++) {
        sum += Octets.sum(read.recordAt(DnsSection.ANSWER, i).name());
      }
    }
    read.release();
    return sum;
  }

  @Benchmark
  public long kaitai() {
    try {
      DnsMessage read = new DnsMessage(new ByteBufferKaitaiStream(bytes));
      long sum = read.answers().size();
      if (withNames) {
        sum += KaitaiSums.name(read.questions().get(0).name());
        for (DnsMessage.Resource answer : read.answers()) {
          sum += KaitaiSums.name(answer.name());
          if (answer.data() instanceof DnsMessage.Alias alias) {
            sum += KaitaiSums.name(alias.target());
          }
        }
      }
      return sum;
    } catch (KaitaiStream.KaitaiStructError | BufferUnderflowException malformed) {
      return -1;
    }
  }
}
