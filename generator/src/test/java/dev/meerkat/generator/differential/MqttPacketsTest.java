// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Library;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Packets from the tests of brokers and clients: generated readers say what the interpreter says,
 * and the verdict is the one that stands there, or a rule has a name.
 */
class MqttPacketsTest {
  private static final String PACKET = "net.mqtt.Mqtt";

  /** Why the verdict on one packet alone is another than what a broker or library did with it. */
  private enum Rule {
    /** Only 3.1.1 and 5 are described. */
    MQTT_3_1(false, "CONST", "mqtt-packet/.*|mqtt_fuzz/mqtt.connect.140.raw"),
    /** A CONNACK with codes of the other version than the one that was given. */
    OTHER_VERSION(false, null, "mqtt-packet/026.*|mochi/Connack/all/(48|51) .*"),
    /** MQTT 5 section 3.2.2.3.4: maximum QoS is 0 or 1; the packets say 2. */
    MAXIMUM_QOS_2(false, "VALUE", "mqtt-packet/07[01] .*"),
    /** What a library should have made by leaving parts out. */
    CUT(false, "LENGTH", "mochi/Disconnect/encode/169 .*"),
    /** CONNECT comes first and once: the session knows. */
    CONNECT_FIRST(true, ".*\\[MQTT-3\\.1\\.0-[12]\\].*"),
    /** An acknowledgment of the wrong kind for the QoS: the session knows. */
    FLOW(true, "mosquitto/FLOW/.*"),
    /** Valid, but not from a client. */
    FROM_A_SERVER(true, "mosquitto/(CONNACK|SUBACK|UNSUBACK)/.*"),
    /** Section 1.5.4: control characters SHOULD NOT be there. */
    CONTROL_CHARACTERS(true, "mosquitto/.*(with|With) (U\\+|0x)00[0-9A-F]{2}"),
    /** A DISCONNECT ends the connection, whatever its reason; some are for servers only. */
    DISCONNECTED(true, "mosquitto/DISCONNECT/.*"),
    /** Nobody has asked for authentication, or with a method that is not known. */
    AUTHENTICATION(true, "mosquitto/AUTH/.*|mosquitto/.*EXTENDED AUTH/.*"),
    /** Section 4.8.2: shared subscriptions have rules for their filters. */
    SHARED_SUBSCRIPTION(true, "mosquitto/SUBSCRIBE/.*shared sub.*"),
    /** An empty topic without an alias; identifiers of subscriptions from a client. */
    PUBLISH_IN_CONTEXT(true, "mosquitto/PUBLISH/.*(topic 0|2\\*subscription-identifier).*"),
    /** What an application forbids, or could not express as octets. */
    APPLICATION(true, "mochi/.*");

    private final boolean accepts;
    private final String kind;
    private final Pattern ids;

    Rule(boolean accepts, String ids) {
      this(accepts, null, ids);
    }

    Rule(boolean accepts, String kind, String ids) {
      this.accepts = accepts;
      this.kind = kind;
      this.ids = Pattern.compile(ids);
    }

    boolean explains(String id, Reading ours) {
      return ours.isOk() == accepts
          && (kind == null || kind.equals(ours.kindName()))
          && ids.matcher(id).matches();
    }
  }

  private record Packet(String id, int version, byte[] octets, String verdict) {
    private static final Pattern LINE =
        Pattern.compile(
            "\\{\"id\": \"((?:[^\"\\\\]|\\\\.)*)\".*?\"raw\": \"([0-9a-fA-F]+)\","
                + " \"version\": (\\d+|null), \"expect\": \\{\"verdict\": \"([^\"]*)\".*");

    static List<Packet> all(Path file) throws IOException {
      List<Packet> packets = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          int version = matcher.group(3).equals("null") ? 0 : Integer.parseInt(matcher.group(3));
          byte[] octets = HexFormat.of().parseHex(matcher.group(2));
          packets.add(new Packet(matcher.group(1), version, octets, matcher.group(4)));
        }
      }
      return packets;
    }

    /** Where a test does not say its version, both are tried. */
    List<Integer> levels() {
      return version == 5 ? List.of(5) : version == 4 || version == 3 ? List.of(4) : List.of(4, 5);
    }

    /** Whether something is to be made of it, not read. */
    boolean isForWriters() {
      return verdict.startsWith("generate") || verdict.equals("see fields");
    }
  }

  private final GeneratedProgram generated =
      new GeneratedProgram(Library.compile(List.of(Library.folder().resolve("net.mqtt.wire"))));
  private final Interpreter interpreter = new Interpreter(generated.program());
  private final Differential differential = new Differential(generated, 1);
  private final IrStruct struct = generated.program().struct(PACKET);

  @Test
  void sharedPackets_read_haveTheirVerdictOrANamedRule() throws IOException {
    List<Packet> packets = Packet.all(SharedData.require("data/mqtt/packets.jsonl"));
    Map<Rule, Integer> used = new EnumMap<>(Rule.class);
    List<String> unexplained = new ArrayList<>();
    int same = 0;
    for (Packet packet : packets) {
      Reading ours = read(packet);
      boolean isSame = ours.isOk() == packet.verdict().equals("accept") || packet.isForWriters();
      Rule rule = isSame ? null : rule(packet.id(), ours);
      if (isSame) {
        same++;
      } else if (rule == null) {
        unexplained.add(packet.id() + ": " + packet.verdict() + ", we say " + ours.describe());
      } else {
        used.merge(rule, 1, Integer::sum);
      }
    }
    System.out.println("mqtt packets: " + packets.size() + ", as expected " + same + ", " + used);
    assertEquals(List.of(), unexplained);
    assertEquals(List.of(Rule.values()), List.copyOf(used.keySet()), "rules in use");
    assertTrue(packets.size() > 900, "packets: " + packets.size());
  }

  private static Rule rule(String id, Reading ours) {
    return Arrays.stream(Rule.values()).filter(r -> r.explains(id, ours)).findFirst().orElse(null);
  }

  /** Every level that may be meant; accepted if one of them accepts. */
  private Reading read(Packet packet) {
    Reading reading = null;
    for (int level : packet.levels()) {
      reading = read(packet.octets(), level);
      if (reading.isOk()) {
        return reading;
      }
    }
    return reading;
  }

  /** One packet behind the other. */
  private Reading read(byte[] octets, long level) {
    byte[] rest = octets;
    while (true) {
      Reading reading =
          interpreter.read(
              PACKET, rest, 0, rest.length, List.of(Argument.of(level)), ReadOptions.DEFAULT);
      differential.compare(struct, rest, List.of(level));
      if (!reading.isOk() || reading.size() == rest.length) {
        return reading;
      }
      rest = Arrays.copyOfRange(rest, reading.size(), rest.length);
    }
  }
}
