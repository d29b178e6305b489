// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that nobody here wrote takes our packets, and we take its. */
@Timeout(60)
class MosquittoIT {
  @TempDir private static Path folder;

  private static PeerProcess broker;

  @BeforeAll
  static void start() throws Exception {
    String program = RequiredTool.require("mosquitto").toString();
    int port = PeerProcess.freePort();
    Path settings =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
    broker = PeerProcess.start(folder, port, program, "-c", settings.toString());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (broker != null) {
      broker.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void everyPacketOfASession_sentToTheBroker_isAnswered(int level) throws IOException {
    try (MqttSession one = new MqttSession(broker.port(), level).connect("one" + level);
        MqttSession other = new MqttSession(broker.port(), level).connect("other" + level)) {
      for (int qos = 0; qos <= 2; qos++) {
        one.subscribe(qos + 1, "a/" + qos + "/+", qos);
        other.publish(qos + 10, "a/" + qos + "/b", qos, "payload " + qos);
        assertEquals("a/" + qos + "/b payload " + qos, one.received());
        one.unsubscribe(qos + 20, "a/" + qos + "/+");
      }
      one.ping();
      one.disconnect();
      other.disconnect();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void ourMessage_publishedToTheBroker_reachesItsClient(int level) throws Exception {
    String sub = RequiredTool.require("mosquitto_sub").toString();
    String version = level == 4 ? "mqttv311" : "mqttv5";
    String topic = "ours/" + level;
    try (MqttSession session = new MqttSession(broker.port(), level).connect("ours" + level)) {
      CompletableFuture<Tools.Result> client =
          CompletableFuture.supplyAsync(
              () ->
                  run(
                      sub,
                      "-p",
                      "" + broker.port(),
                      "-V",
                      version,
                      "-t",
                      topic,
                      "-C",
                      "1",
                      "-W",
                      "20",
                      "-v"));
      int id = 3;
      while (!client.isDone()) {
        // until it has subscribed, nobody takes it
        session.publish(id++, topic, 1, "hello");
        session.ping();
      }
      assertEquals(topic + " hello\n", client.get(30, TimeUnit.SECONDS).output());
      session.disconnect();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void itsClientsMessage_sentToUs_isRead(int level) throws Exception {
    String pub = RequiredTool.require("mosquitto_pub").toString();
    String version = level == 4 ? "mqttv311" : "mqttv5";
    try (MqttSession session = new MqttSession(broker.port(), level).connect("theirs" + level)) {
      session.subscribe(1, "theirs/#", 2);
      Tools.Result result =
          run(
              pub,
              "-p",
              "" + broker.port(),
              "-V",
              version,
              "-t",
              "theirs/x",
              "-m",
              "hi",
              "-q",
              "2");
      assertEquals(0, result.exitCode(), result.errors());
      assertEquals("theirs/x hi", session.received());
      session.disconnect();
    }
  }

  private static Tools.Result run(String... command) {
    try {
      return Tools.run(new byte[0], Map.of(), command);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
