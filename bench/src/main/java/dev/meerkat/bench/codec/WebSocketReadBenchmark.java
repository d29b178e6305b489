// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.websocket.FrameReader;
import dev.meerkat.core.codec.Codec;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
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
 * A client's text frame of 1,024 octets: its head read, its payload unmasked into an array of ours.
 * Netty unmasks in place.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WebSocketReadBenchmark {
  /** Which frame. */
  @Param({"masked-1024", "bad-rsv"})
  public String frame;

  private final FrameReader reader = new FrameReader();
  private final byte[] target = new byte[1024];
  private EmbeddedChannel decoding;
  private byte[] bytes;

  /** Makes the frame and the channel. */
  @Setup
  public void makeFrame() {
    bytes = frame.equals("bad-rsv") ? Samples.webSocketBadFrame() : Samples.webSocketFrame();
    decoding = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 65536));
  }

  @Benchmark
  public long meerkat() {
    if (reader.wrap(bytes, 0, bytes.length, 1) != Codec.OK) {
      return -1;
    }
    return reader.copyPayload(target, 0);
  }

  @Benchmark
  public long handWritten() {
    return HandWrittenFrame.read(bytes, 0, bytes.length, target);
  }

  @Benchmark
  public long netty() {
    try {
      decoding.writeInbound(Unpooled.wrappedBuffer(bytes));
    } catch (CorruptedWebSocketFrameException malformed) {
      makeFrame();
      return -1;
    }
    WebSocketFrame read = decoding.readInbound();
    long length = read.content().readableBytes();
    read.release();
    return length;
  }

  @Benchmark
  public long kaitai() {
    return new dev.meerkat.bench.kaitai.WebSocketFrame(new ByteBufferKaitaiStream(bytes))
        .payload()
        .length;
  }
}
