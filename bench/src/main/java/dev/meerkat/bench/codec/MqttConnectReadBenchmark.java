// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.MqttPacket;
import dev.meerkat.bench.wire.mqtt.ConnectReader;
import dev.meerkat.bench.wire.mqtt.MqttReader;
import dev.meerkat.core.codec.Codec;
import io.kaitai.struct.ByteBufferKaitaiStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A CONNECT of MQTT 5 with two properties, a will, a user and a password. HiveMQ's is a client's
 * codec: it has no decoder for it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MqttConnectReadBenchmark {
  private static final int LEVEL = 5;

  private final MqttReader reader = new MqttReader();
  private EmbeddedChannel decoding;
  private final byte[] bytes = Samples.mqttConnect();

  /** Makes the channel. */
  @Setup
  public void makeChannel() {
    decoding = new EmbeddedChannel(new MqttDecoder());
  }

  @Benchmark
  public long meerkat() {
    if (reader.wrap(bytes, 0, bytes.length, LEVEL) != Codec.OK) {
      return -1;
    }
    ConnectReader connect = reader.bodyConnect();
    return (long) connect.keepAlive() + connect.clientIdLength() + connect.properties().count();
  }

  @Benchmark
  public long handWritten() {
    return HandWrittenMqtt.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long netty() {
    decoding.writeInbound(Unpooled.wrappedBuffer(bytes));
    MqttConnectMessage connect = decoding.readInbound();
    return (long) connect.variableHeader().keepAliveTimeSeconds()
        + connect.payload().clientIdentifier().length()
        + connect.variableHeader().properties().listAll().size();
  }

  @Benchmark
  public long kaitai() {
    MqttPacket read = new MqttPacket(new ByteBufferKaitaiStream(bytes));
    MqttPacket.Connect connect = (MqttPacket.Connect) read.body();
    return (long) connect.keepAlive()
        + connect.clientId().size()
        + connect.properties().list().items().size();
  }
}
