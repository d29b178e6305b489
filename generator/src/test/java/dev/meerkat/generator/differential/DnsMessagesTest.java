// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 6,761 messages of name servers, and what dnspython, dns-packet, dnsjava and tshark say of them.
 */
class DnsMessagesTest {
  private static final long SEED = 20261122L;

  /** What is behind a verdict of ours where the four disagree. */
  private static final List<Map.Entry<String, BiPredicate<DnsMessage, Reading>>> RULES =
      List.of(
          entry(
              "the key of a signature is not the parser's business",
              (m, r) -> r.isOk() && m.says("dnspython", "UnknownTSIGKey")),
          entry(
              "octets behind the message belong to nobody",
              (m, r) -> r.isOk() && r.size() < m.octets().length),
          entry(
              "data is judged by its shape, not by its values",
              (m, r) -> r.isOk() && m.takers() >= 2),
          entry(
              "a record that is shorter or longer than it says",
              (m, r) -> Set.of("SHORT", "LENGTH", "TRAILING").contains(r.kindName())),
          entry("a pointer goes backward", (m, r) -> "LOOP".equals(r.kindName())),
          entry("a name has 255 octets", (m, r) -> "LIMIT".equals(r.kindName())),
          entry("a label is text or a pointer", (m, r) -> "BAD_LABEL".equals(r.kindName())));

  private static List<DnsMessage> messages;
  private static IrProgram program;
  private static IrStruct dns;

  @BeforeAll
  static void prepare() {
    messages = DnsMessage.all();
    program = Library.compile(List.of(Library.folder().resolve("net.dns.wire")));
    dns = program.struct("net.dns.Dns");
  }

  private static Reading read(byte[] octets) {
    return new Interpreter(program)
        .read("net.dns.Dns", octets, 0, octets.length, List.of(), ReadOptions.DEFAULT);
  }

  @Test
  void everyMessage_onWhichFourAgree_hasTheirVerdict() {
    List<String> faults = new ArrayList<>();
    int agreed = 0;
    for (DnsMessage message : messages) {
      if (!message.verdict().equals("disputed")) {
        Reading reading = read(message.octets());
        boolean isWhole = reading.isOk() && reading.size() == message.octets().length;
        agreed++;
        if (message.verdict().equals("valid") ? !isWhole : reading.isOk()) {
          faults.add(message.id() + " is " + message.verdict() + ", came " + reading.describe());
        }
      }
    }
    System.out.println(agreed + " messages on which four parsers agree, and we with them");
    assertEquals(List.of(), faults, () -> String.join("\n", faults));
    assertTrue(agreed > 6000);
  }

  @Test
  void everyDisputedMessage_judged_standsUnderOneRule() {
    Map<String, Integer> byRule = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (DnsMessage message : messages) {
      if (message.verdict().equals("disputed")) {
        Reading reading = read(message.octets());
        RULES.stream()
            .filter(rule -> rule.getValue().test(message, reading))
            .findFirst()
            .ifPresentOrElse(
                rule -> byRule.merge(rule.getKey(), 1, Integer::sum),
                () -> faults.add(message.id() + ": " + reading.describe() + message.peers()));
      }
    }
    byRule.forEach((rule, count) -> System.out.println(count + " disputed: " + rule));
    assertEquals(List.of(), faults, () -> String.join("\n", faults));
    for (Map.Entry<String, BiPredicate<DnsMessage, Reading>> rule : RULES) {
      assertTrue(byRule.containsKey(rule.getKey()), "no message under " + rule.getKey());
    }
  }

  @Test
  void everyFourthMessage_read_saysWhatTheInterpreterSays() {
    Differential differential = new Differential(new GeneratedProgram(program), SEED);
    for (int i = 0; i < messages.size(); i += 4) {
      differential.compare(dns, messages.get(i).octets(), List.of());
    }
    assertTrue(differential.accepted() > 1000);
  }

  @Test
  void everyFourthValidMessage_writtenAgain_isTheInterpretersAndReadsTheSame() {
    CompiledDescriptions classes = CompiledDescriptions.of(program, Set.of(Part.WRITER));
    WriterComparison comparison = new WriterComparison(classes, dns, SEED);
    for (int i = 0; i < messages.size(); i += 4) {
      byte[] octets = messages.get(i).octets();
      Reading reading = read(octets);
      if (reading.isOk()) {
        comparison.compare((Content.Struct) Content.of(reading.value(), octets), List.of());
      }
    }
    assertTrue(comparison.written() > 800, () -> "written: " + comparison.written());
  }
}
