// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.http.RequestHeadReader;
import dev.meerkat.core.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One request head, whole, down to its Host. Netty runs in an EmbeddedChannel; what such a channel
 * costs without any decoder is measured beside it, to be taken off.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HttpHeadReadBenchmark {
  /** Which head. */
  @Param({"curl", "browser", "bad-head", "bad-method"})
  public String head;

  private final RequestHeadReader reader = new RequestHeadReader();
  private final HandWrittenHead handWritten = new HandWrittenHead();
  private EmbeddedChannel decoding;
  private EmbeddedChannel passing;
  private byte[] bytes;

  /** Makes the head and the channels. */
  @Setup
  public void makeHead() {
    bytes =
        switch (head) {
          case "curl" -> Samples.curlHead();
          case "browser" -> Samples.browserHead();
          case "bad-head" -> Samples.badHead();
          case "bad-method" -> Samples.badMethod();
          default -> throw new IllegalArgumentException(head);
        };
    decoding = new EmbeddedChannel(new HttpRequestDecoder());
    passing = new EmbeddedChannel();
  }

  @Benchmark
  public long meerkat() {
    reader.reset();
    if (reader.parse(bytes, 0, bytes.length) != Codec.OK) {
      return -1;
    }
    return (long) reader.headersCount() + reader.headersHostOffset();
  }

  @Benchmark
  public long handWritten() {
    if (handWritten.parse(bytes, 0, bytes.length) < 0) {
      return -1;
    }
    return (long) handWritten.count() + handWritten.hostOffset();
  }

  @Benchmark
  public long netty() {
    decoding.writeInbound(Unpooled.wrappedBuffer(bytes));
    HttpRequest request = decoding.readInbound();
    long sum = -1;
    if (request.decoderResult().isSuccess()) {
      sum = (long) request.headers().size() + request.headers().get(HttpHeaderNames.HOST).length();
    } else {
      decoding.close().syncUninterruptibly();
      decoding = new EmbeddedChannel(new HttpRequestDecoder());
    }
    for (Object rest = decoding.readInbound(); rest != null; rest = decoding.readInbound()) {
      ReferenceCountUtil.release(rest);
    }
    return sum;
  }

  @Benchmark
  public int nettyChannelAlone() {
    passing.writeInbound(Unpooled.wrappedBuffer(bytes));
    ByteBuf passed = passing.readInbound();
    int length = passed.readableBytes();
    passed.release();
    return length;
  }
}
