// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.mqtt.MqttFramer;
import dev.meerkat.samples.codec.mqtt.MqttReader;
import dev.meerkat.samples.codec.mqtt.MqttWriter;
import dev.meerkat.samples.codec.mqtt.PacketType;
import dev.meerkat.samples.codec.mqtt.PublishReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of MQTT made of generated codecs and a plain socket. */
final class MqttSession implements AutoCloseable {
  private static final int CAPACITY = 4_096;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int VERSION_5 = 5;

  private final MqttWriter writer = new MqttWriter();
  private final MqttReader reader = new MqttReader();
  private final MqttFramer framer = new MqttFramer();
  private final byte[] out = new byte[CAPACITY];
  private final byte[] in = new byte[CAPACITY];
  private final Socket socket;
  private final int level;
  private int filled;
  private int read;

  MqttSession(int port, int level) throws IOException {
    this.level = level;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** Connects and sees that the broker says yes. */
  MqttSession connect(String client) throws IOException {
    var connect = begin(0).bodyConnect().level(level).willRetain(0).willQos(0).cleanStart(1);
    connect.keepAlive(60);
    if (level >= VERSION_5) {
      connect.properties().sessionExpiry(0).receiveMaximum(20).end();
    }
    byte[] name = utf8(client);
    connect.clientId(name, 0, name.length).end();
    send();
    MqttReader answer = next(PacketType.CONNACK);
    assertEquals(0, answer.bodyConnack().code());
    return this;
  }

  /** Subscribes and sees what was granted. */
  void subscribe(int id, String filter, int qos) throws IOException {
    var subscribe = begin(1).bodySubscribe().packetId(id);
    if (level >= VERSION_5) {
      subscribe.properties().subscriptionId().subscription(7).end().end();
    }
    byte[] octets = utf8(filter);
    subscribe
        .topics()
        .add()
        .filter(octets, 0, octets.length)
        .retainHandling(0)
        .retainAsPublished(0)
        .noLocal(0)
        .qos(qos)
        .end()
        .end()
        .end();
    send();
    MqttReader answer = next(PacketType.SUBACK);
    assertEquals(id, answer.bodySuback().packetId());
    var codes = answer.bodySuback().codes();
    assertTrue(codes.next());
    assertEquals(qos, codes.value().code());
  }

  void unsubscribe(int id, String filter) throws IOException {
    var unsubscribe = begin(1).bodyUnsubscribe().packetId(id);
    if (level >= VERSION_5) {
      unsubscribe.properties().end();
    }
    byte[] octets = utf8(filter);
    unsubscribe.topics().add().filter(octets, 0, octets.length).end().end().end();
    send();
    assertEquals(id, next(PacketType.UNSUBACK).bodyUnsuback().packetId());
  }

  /** Publishes, and goes through the handshake of the quality of service. */
  void publish(int id, String topic, int qos, String payload) throws IOException {
    var publish = begin(qos).bodyPublish();
    byte[] name = utf8(topic);
    publish.topic(name, 0, name.length);
    if (qos > 0) {
      publish.packetId(id);
    }
    if (level >= VERSION_5) {
      publish
          .properties()
          .payloadFormat(1)
          .userProperty()
          .name(utf8("k"), 0, 1)
          .text(utf8("v"), 0, 1)
          .end()
          .end();
    }
    byte[] octets = utf8(payload);
    publish.payload(octets, 0, octets.length).end();
    send();
    if (qos == 1) {
      assertEquals(id, next(PacketType.PUBACK).bodyReceived().packetId());
    } else if (qos == 2) {
      assertEquals(id, next(PacketType.PUBREC).bodyReceived().packetId());
      begin(1).type(PacketType.PUBREL).bodyReleased().packetId(id).end();
      send();
      assertEquals(id, next(PacketType.PUBCOMP).bodyReleased().packetId());
    }
  }

  /** What was published to us, as topic and payload; answered as its quality wants. */
  String received() throws IOException {
    MqttReader packet = next(PacketType.PUBLISH);
    PublishReader publish = packet.bodyPublish();
    String text =
        text(publish.topicOffset(), publish.topicLength())
            + " "
            + text(publish.payloadOffset(), publish.payloadLength());
    int qos = packet.flags().qos();
    int id = qos > 0 ? publish.packetId() : 0;
    if (qos == 1) {
      begin(0).type(PacketType.PUBACK).bodyReceived().packetId(id).end();
      send();
    } else if (qos == 2) {
      begin(0).type(PacketType.PUBREC).bodyReceived().packetId(id).end();
      send();
      assertEquals(id, next(PacketType.PUBREL).bodyReleased().packetId());
      begin(0).type(PacketType.PUBCOMP).bodyReleased().packetId(id).end();
      send();
    }
    return text;
  }

  void ping() throws IOException {
    begin(0).type(PacketType.PINGREQ).bodyPingreq(out, 0);
    send();
    next(PacketType.PINGRESP);
  }

  /** Says goodbye and sees that the broker closes without a word. */
  void disconnect() throws IOException {
    begin(0).bodyDisconnect().end();
    send();
    assertEquals(-1, socket.getInputStream().read());
  }

  private MqttWriter begin(int qos) {
    return writer.wrap(out, 0, CAPACITY, level).flags().dup(0).qos(qos).retain(0).end();
  }

  private void send() throws IOException {
    int length = writer.finish();
    assertTrue(length > 0, () -> "not written: " + -length + " in " + writer.errorField());
    socket.getOutputStream().write(out, 0, length);
  }

  /** The next packet, which is of this type. */
  private MqttReader next(int type) throws IOException {
    InputStream stream = socket.getInputStream();
    System.arraycopy(in, read, in, 0, filled - read);
    filled -= read;
    framer.reset();
    while (framer.frame(in, 0, filled, level) == Codec.NEED_MORE) {
      int more = stream.read(in, filled, CAPACITY - filled);
      assertTrue(more > 0, "the broker has closed");
      filled += more;
    }
    assertEquals(Codec.OK, framer.status());
    assertEquals(Codec.OK, reader.wrap(in, 0, framer.size(), level));
    read = framer.size();
    assertEquals(type, reader.type());
    return reader;
  }

  private String text(int offset, int length) {
    return new String(in, offset, length, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
