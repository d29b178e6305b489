// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.DhcpMessage;
import dev.meerkat.bench.wire.dhcp.DhcpOption;
import dev.meerkat.bench.wire.dhcp.DhcpOptionReader;
import dev.meerkat.bench.wire.dhcp.DhcpReader;
import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A DHCPACK with nine options, and the lease time among them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DhcpReadBenchmark {
  /** Which message. */
  @Param({"ack", "bad-cookie"})
  public String message;

  private final DhcpReader reader = new DhcpReader();
  private byte[] bytes;

  /** Makes the message. */
  @Setup
  public void makeMessage() {
    bytes = message.equals("bad-cookie") ? Samples.dhcpBadCookie() : Samples.dhcpAck();
  }

  @Benchmark
  public long meerkat() {
    if (reader.wrap(bytes, 0, bytes.length) != Codec.OK) {
      return -1;
    }
    long sum = reader.transaction() + Bytes.getU32(bytes, reader.yourOffset());
    DhcpOptionReader options = reader.options();
    while (options.next()) {
      sum += options.code() == DhcpOption.LEASE_TIME ? options.seconds() : 1;
    }
    return sum;
  }

  @Benchmark
  public long handWritten() {
    return HandWrittenDhcp.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long kaitai() {
    try {
      DhcpMessage read = new DhcpMessage(new ByteBufferKaitaiStream(bytes));
      long sum = read.transaction() + Bytes.getU32(read.your(), 0);
      for (DhcpMessage.Option option : read.options()) {
        sum +=
            option.code() == DhcpOption.LEASE_TIME
                ? ((DhcpMessage.Seconds) option.value()).value()
                : option.code() == DhcpOption.END ? 0 : 1;
      }
      return sum;
    } catch (KaitaiStream.KaitaiStructError malformed) {
      return -1;
    }
  }
}
