// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.mqtt.MqttWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A PUBLISH of MQTT 5 with QoS 1 and three properties. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MqttWriteBenchmark {
  private static final int LEVEL = 5;

  private final byte[] buffer = new byte[256];
  private final byte[] topic = ascii("sensors/device-17/temperature");
  private final byte[] contentType = ascii("text/plain");
  private final byte[] payload = ascii("{\"celsius\":21}");
  private final MqttWriter writer = new MqttWriter();
  private final HiveMqCodec hiveMq = new HiveMqCodec();
  private EmbeddedChannel encoding;
  private int packetId = 1;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Makes Netty's channel, which learns the version from a CONNECT. */
  @Setup
  public void prepare() {
    encoding = new EmbeddedChannel(MqttEncoder.INSTANCE);
    encoding.writeOutbound(
        MqttMessageBuilders.connect()
            .protocolVersion(MqttVersion.MQTT_5)
            .clientId("device-17")
            .build());
    ReferenceCountUtil.release(encoding.readOutbound());
  }

  @Benchmark
  public int meerkat() {
    packetId = packetId % 0xFFFF + 1;
    return writer
        .wrap(buffer, 0, buffer.length, LEVEL)
        .flags()
        .dup(0)
        .qos(1)
        .retain(0)
        .end()
        .bodyPublish()
        .topic(topic, 0, topic.length)
        .packetId(packetId)
        .properties()
        .payloadFormat(1)
        .messageExpiry(60)
        .contentType()
        .text(contentType, 0, contentType.length)
        .end()
        .end()
        .payload(payload, 0, payload.length)
        .end()
        .finish();
  }

  @Benchmark
  public int handWritten() {
    packetId = packetId % 0xFFFF + 1;
    return HandWrittenMqtt.writePublish(buffer, topic, packetId, contentType, payload);
  }

  @Benchmark
  public int netty() {
    packetId = packetId % 0xFFFF + 1;
    MqttProperties properties = new MqttProperties();
    properties.add(new MqttProperties.IntegerProperty(1, 1));
    properties.add(new MqttProperties.IntegerProperty(2, 60));
    properties.add(new MqttProperties.StringProperty(3, "text/plain"));
    encoding.writeOutbound(
        MqttMessageBuilders.publish()
            .topicName("sensors/device-17/temperature")
            .qos(MqttQoS.AT_LEAST_ONCE)
            .messageId(packetId)
            .properties(properties)
            .payload(Unpooled.wrappedBuffer(payload))
            .build());
    ByteBuf written = encoding.readOutbound();
    int length = written.readableBytes();
    written.release();
    return length;
  }

  @Benchmark
  public int hivemq() {
    packetId = packetId % 0xFFFF + 1;
    return hiveMq.write("sensors/device-17/temperature", packetId, "text/plain", payload);
  }
}
