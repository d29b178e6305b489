// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class InformationClientTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final IpAddress SERVERS = IpAddress.parse("ff02::1:2");

  /** Server identifier, two servers for DNS, one for SNTP; holds for 1,000 seconds. */
  private static final String TOLD =
      "0002000a00030001020000000002"
          + "0017002020010db800000000000000000000005320010db8000000000000000000000054"
          + "001f001020010db8000000000000000000000123"
          + "00200004000003e8";

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1);
  private final List<String> said = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private String told = TOLD;
  private int silent;

  private void run(long nanos) {
    hosts.left.autoConfigure(hosts.leftLink);
    hosts.right.autoConfigure(hosts.rightLink);
    hosts.simulation.pass(5 * SECOND);
    Datagrams server =
        hosts.right.bind(Endpoint.parse("[::]:547"), DatagramLimits.DEFAULT, new Server());
    server.join(SERVERS);
    new InformationClient(
        hosts.left.dhcpHost(), hosts.leftLink, (names, times) -> said.add(names + " " + times));
    hosts.simulation.pass(nanos);
    assertEquals(List.of(), hosts.errors);
  }

  /** Says what is told, to whoever asks; the transaction and the client's name come back. */
  private final class Server implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      byte[] question = Arrays.copyOfRange(b, offset, offset + length);
      questions.add(HexFormat.of().formatHex(question));
      if (silent-- > 0) {
        return;
      }
      byte[] rest = HexFormat.of().parseHex(told);
      byte[] answer = new byte[18 + rest.length];
      System.arraycopy(question, 0, answer, 0, 18);
      answer[0] = 7;
      System.arraycopy(rest, 0, answer, 18, rest.length);
      port.send(source, answer, 0, answer.length);
    }
  }

  @Test
  void server_tells_andIsAskedAgainWhenItNoLongerHolds() {
    run(900 * SECOND);
    assertEquals(
        List.of("[2001:db8::53, 2001:db8::54] [2001:db8::123]"), said, questions.toString());
    assertEquals(1, questions.size());
    hosts.simulation.pass(200 * SECOND);
    assertEquals(2, said.size());
    // INFORMATION-REQUEST; identifier of the link address, no time elapsed, four options wanted.
    String question = questions.get(0);
    assertTrue(question.startsWith("0b"), question);
    assertTrue(
        question.endsWith("0001000a000300010002000000010008000200000006000800170" + "01f00200053"),
        question);
  }

  @Test
  void silentServer_isAskedAgain_laterAndLater() {
    silent = 4;
    run(60 * SECOND);
    assertEquals(5, questions.size());
    assertEquals(1, said.size());
    assertTrue(!questions.get(3).contains("00080002" + "0000"), "elapsed time is told");
  }

  @Test
  void answersThatAreNone_areIgnored() {
    told = TOLD.substring(28);
    run(10 * SECOND);
    assertEquals(List.of(), said, "a server without a name");
    assertTrue(questions.size() > 2);
  }
}
