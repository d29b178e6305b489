// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import com.hivemq.client.internal.mqtt.codec.decoder.MqttDecoderContext;
import com.hivemq.client.internal.mqtt.codec.decoder.MqttDecoderException;
import com.hivemq.client.internal.mqtt.codec.decoder.mqtt5.Mqtt5PublishDecoder;
import com.hivemq.client.internal.mqtt.codec.decoder.mqtt5.Mqtt5PublishDecoder_Factory;
import com.hivemq.client.internal.mqtt.codec.encoder.MqttEncoderContext;
import com.hivemq.client.internal.mqtt.codec.encoder.MqttMessageEncoder;
import com.hivemq.client.internal.mqtt.codec.encoder.mqtt5.Mqtt5PublishEncoder_Factory;
import com.hivemq.client.internal.mqtt.message.MqttMessage;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.internal.util.collections.ImmutableIntList;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * HiveMQ's client codec for PUBLISH, driven without its pipeline: decoder and encoder are public,
 * what they are handed is not.
 */
final class HiveMqCodec {
  private static final int FIXED_HEADER = 2;
  private static final MethodHandle ENCODE = encode();

  private final Mqtt5PublishDecoder decoder = Mqtt5PublishDecoder_Factory.newInstance();
  private final MqttDecoderContext reading = decoderContext();
  private final MqttMessageEncoder<?> encoder = Mqtt5PublishEncoder_Factory.newInstance();
  private final MqttEncoderContext writing = encoderContext();

  /** The sum of some fields, or -1. */
  long read(byte[] packet) {
    ByteBuf body = Unpooled.wrappedBuffer(packet, FIXED_HEADER, packet.length - FIXED_HEADER);
    try {
      MqttStatefulPublish read = decoder.decode(packet[0] & 15, body, reading);
      MqttPublish publish = read.stateless();
      int properties =
          publish.getUserProperties().asList().size()
              + (publish.getPayloadFormatIndicator().isPresent() ? 1 : 0)
              + (publish.getMessageExpiryInterval().isPresent() ? 1 : 0)
              + (publish.getContentType().isPresent() ? 1 : 0);
      return (long) read.getPacketIdentifier()
          + publish.getTopic().toString().length()
          + publish.getPayloadAsBytes().length
          + properties;
    } catch (MqttDecoderException malformed) {
      return -1;
    }
  }

  int write(String topic, int packetId, String type, byte[] payload) {
    MqttPublish publish =
        (MqttPublish)
            Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
                .messageExpiryInterval(60)
                .contentType(type)
                .build();
    MqttStatefulPublish stateful =
        publish.createStateful(
            packetId, false, MqttStatefulPublish.DEFAULT_NO_TOPIC_ALIAS, ImmutableIntList.of());
    try {
      ByteBuf written = (ByteBuf) ENCODE.invokeExact(encoder, (MqttMessage) stateful, writing);
      int length = written.readableBytes();
      written.release();
      return length;
    } catch (Throwable broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static MethodHandle encode() {
    try {
      return MethodHandles.privateLookupIn(MqttMessageEncoder.class, MethodHandles.lookup())
          .findVirtual(
              MqttMessageEncoder.class,
              "castAndEncode",
              MethodType.methodType(ByteBuf.class, MqttMessage.class, MqttEncoderContext.class));
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static MqttDecoderContext decoderContext() {
    MethodType type =
        MethodType.methodType(
            void.class,
            int.class,
            int.class,
            boolean.class,
            boolean.class,
            boolean.class,
            boolean.class,
            boolean.class,
            boolean.class);
    try {
      return (MqttDecoderContext)
          MethodHandles.privateLookupIn(MqttDecoderContext.class, MethodHandles.lookup())
              .findConstructor(MqttDecoderContext.class, type)
              .invoke(1 << 28, 0, true, true, false, false, false, false);
    } catch (Throwable absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static MqttEncoderContext encoderContext() {
    try {
      return (MqttEncoderContext)
          MethodHandles.privateLookupIn(MqttEncoderContext.class, MethodHandles.lookup())
              .findConstructor(
                  MqttEncoderContext.class,
                  MethodType.methodType(void.class, ByteBufAllocator.class))
              .invoke(ByteBufAllocator.DEFAULT);
    } catch (Throwable absent) {
      throw new IllegalStateException(absent);
    }
  }
}
