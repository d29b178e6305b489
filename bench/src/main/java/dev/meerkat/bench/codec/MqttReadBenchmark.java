// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.MqttPacket;
import dev.meerkat.bench.wire.mqtt.MqttReader;
import dev.meerkat.bench.wire.mqtt.PublishReader;
import dev.meerkat.core.codec.Codec;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
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
 * A PUBLISH of MQTT 5, down to its properties. Netty does not look at text; Kaitai looks at no rule
 * at all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MqttReadBenchmark {
  private static final int LEVEL = 5;

  /** Which packet. */
  @Param({"publish", "bad-qos"})
  public String packet;

  private final MqttReader reader = new MqttReader();
  private final HiveMqCodec hiveMq = new HiveMqCodec();
  private EmbeddedChannel decoding;
  private byte[] bytes;

  /** Makes the packet and the channel; Netty learns the version from a CONNECT. */
  @Setup
  public void makePacket() {
    bytes =
        switch (packet) {
          case "publish" -> Samples.mqttPublish();
          case "bad-qos" -> Samples.mqttBadQos();
          default -> throw new IllegalArgumentException(packet);
        };
    decoding = new EmbeddedChannel(new MqttDecoder());
    decoding.writeInbound(Unpooled.wrappedBuffer(Samples.mqttConnect()));
    decoding.readInbound();
  }

  @Benchmark
  public long meerkat() {
    if (reader.wrap(bytes, 0, bytes.length, LEVEL) != Codec.OK) {
      return -1;
    }
    PublishReader publish = reader.bodyPublish();
    return (long) publish.packetId()
        + publish.topicLength()
        + publish.payloadLength()
        + publish.properties().count();
  }

  @Benchmark
  public long handWritten() {
    return HandWrittenMqtt.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long netty() {
    decoding.writeInbound(Unpooled.wrappedBuffer(bytes));
    MqttMessage message = decoding.readInbound();
    long sum = -1;
    if (message.decoderResult().isFailure()) {
      makePacket();
    } else if (message instanceof MqttPublishMessage publish) {
      sum =
          (long) publish.variableHeader().packetId()
              + publish.variableHeader().topicName().length()
              + publish.payload().readableBytes()
              + publish.variableHeader().properties().listAll().size();
    }
    ReferenceCountUtil.release(message);
    return sum;
  }

  @Benchmark
  public long hivemq() {
    return hiveMq.read(bytes);
  }

  @Benchmark
  public long kaitai() {
    MqttPacket read = new MqttPacket(new ByteBufferKaitaiStream(bytes));
    MqttPacket.Publish publish = (MqttPacket.Publish) read.body();
    return (long) publish.packetId()
        + publish.topic().size()
        + publish.payload().length
        + publish.properties().list().items().size();
  }
}
