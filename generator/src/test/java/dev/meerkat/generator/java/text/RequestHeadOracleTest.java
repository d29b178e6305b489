// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.testkit.Cuts;
import dev.meerkat.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RequestHeadOracleTest {
  private static final IrProgram PROGRAM = TextIr.http();
  private static final GeneratedText HTTP = new GeneratedText(PROGRAM);
  private static final List<String> CASES = HttpCases.requests();

  private final TextOracle requests = new TextOracle(PROGRAM, HTTP, "RequestHead");

  @Test
  void parse_everyCaseInEveryWay_agreesWithTheInterpreter() {
    for (String head : CASES) {
      requests.checkAllWays(TextOracle.bytes(head));
    }
  }

  @Test
  void parse_truncatedAtEveryByte_agreesWithTheInterpreter() {
    for (String head : CASES) {
      if (head.length() < 1000) {
        requests.checkTruncations(TextOracle.bytes(head));
      }
    }
  }

  @Test
  void parse_mutatedHeads_agreesWithTheInterpreter() {
    int[] read = new int[2];
    Seeds.run(
        4000,
        random -> {
          byte[] input = mutate(random, TextOracle.bytes(someHead(random)));
          String outcome = requests.check(input);
          read[outcome.startsWith("OK") ? 1 : 0]++;
          requests.check(input, randomCut(random, input.length));
        });
    assertTrue(read[0] > 100 && read[1] > 100, "mutations must hit both outcomes");
  }

  @Test
  void parse_bytesOfAFewKinds_agreesWithTheInterpreter() {
    byte[] alphabet = TextOracle.bytes("GETHhostCcntLlgth-: \t\r\n/1.15,\u0000\u007F\u0080(");
    Seeds.run(
        3000,
        random -> {
          byte[] input = new byte[random.nextInt(80)];
          for (int i = 0; i < input.length; i++) {
            input[i] = alphabet[random.nextInt(alphabet.length)];
          }
          byte[] prefix = TextOracle.bytes(random.nextBoolean() ? "" : "GET / HTTP/1.1\r\n");
          byte[] all = Arrays.copyOf(prefix, prefix.length + input.length);
          System.arraycopy(input, 0, all, prefix.length, input.length);
          requests.check(all);
          requests.check(all, randomCut(random, all.length));
        });
  }

  private static String someHead(SplittableRandom random) {
    String head = CASES.get(random.nextInt(CASES.size()));
    return head.length() > 2000 || random.nextInt(4) == 0 ? HttpCases.BROWSER : head;
  }

  /** Up to four changes: a byte set, flipped, put in, taken out, a run repeated. */
  static byte[] mutate(SplittableRandom random, byte[] input) {
    byte[] bytes = input;
    for (int changes = random.nextInt(4); changes >= 0 && bytes.length > 1; changes--) {
      int at = random.nextInt(bytes.length);
      int more = Math.min(random.nextInt(1, 12), bytes.length - at);
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> splice(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(bytes, at, 1, new byte[] {(byte) (bytes[at] ^ 0x20)});
            case 2 -> splice(bytes, at, 0, new byte[] {bytes[random.nextInt(bytes.length)]});
            case 3 -> splice(bytes, at, more, new byte[0]);
            default -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + more));
          };
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int at, int removed, byte[] put) {
    byte[] all = new byte[bytes.length - removed + put.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(put, 0, all, at, put.length);
    System.arraycopy(bytes, at + removed, all, at + put.length, bytes.length - at - removed);
    return all;
  }

  static Cuts.Cut randomCut(SplittableRandom random, int length) {
    List<Cuts.Cut> cuts = Cuts.of(length);
    return cuts.get(random.nextInt(cuts.size()));
  }
}
