// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers of DHCP that lie, or speak nonsense: the client is not bound, or bound with sense. */
class HostileServerTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final long DAY = 86_400 * SECOND;
  private static final String SERVER_AND_MASK = "36040a010001" + "0104ffffff00";
  private static final String END = "ff";

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1);
  private int answers;
  private int transactionOff;
  private String your = "0a01000a";
  private String options = "";
  private int cut;

  /** Answers discoveries by offers and requests by acknowledgments, with the options it is told. */
  private final class Liar implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      byte[] question = Arrays.copyOfRange(b, offset, offset + length);
      byte type = question[242];
      byte[] extra =
          HexFormat.of().parseHex("3501" + (type == 1 ? "02" : "05") + SERVER_AND_MASK + options);
      byte[] answer = Arrays.copyOf(question, 240 + extra.length);
      answer[0] = 2;
      Bytes.putI32(answer, 4, Bytes.getI32(answer, 4) + transactionOff);
      System.arraycopy(HexFormat.of().parseHex(your), 0, answer, 16, 4);
      System.arraycopy(extra, 0, answer, 240, extra.length);
      answers++;
      port.send(Endpoint.parse("255.255.255.255:68"), answer, 0, answer.length - cut);
    }
  }

  private DhcpClient client() {
    hosts.right.address(hosts.rightLink, IpAddress.parse("10.1.0.1"), 24);
    TwoHosts.bind(hosts.right, "0.0.0.0:67", new Liar());
    DhcpClient client =
        hosts.left.dhcp().client(hosts.leftLink, DhcpLimits.DEFAULT, new DhcpListener() {});
    client.start();
    hosts.simulation.pass(30 * SECOND);
    assertEquals(List.of(), hosts.errors);
    return client;
  }

  private void staysUnbound() {
    DhcpClient client = client();
    assertNull(client.lease());
    assertEquals(0, hosts.leftLink.ipv4());
    assertTrue(answers > 1, "it asks again");
  }

  @Test
  void optionPastTheEnd_isNoAnswer() {
    options = "3304000000ff" + "06ff01020304";
    staysUnbound();
  }

  @Test
  void answerWithoutEnd_cutInAnOption_isNoAnswer() {
    options = "330400000e10";
    cut = 2;
    staysUnbound();
  }

  @Test
  void answerShorterThanItsFields_isNoAnswer() {
    options = "330400000e10" + END;
    cut = 30;
    staysUnbound();
  }

  @Test
  void otherTransaction_isNotOurs() {
    options = "330400000e10" + END;
    transactionOff = 1;
    staysUnbound();
  }

  @Test
  void addressOfNobody_isNotTaken() {
    your = "00000000";
    options = "330400000e10" + END;
    staysUnbound();
  }

  @Test
  void addressOfAGroup_isNotTaken() {
    your = "e0000005";
    options = "330400000e10" + END;
    staysUnbound();
  }

  @Test
  void addressOfEverybody_isNotTaken() {
    your = "ffffffff";
    options = "330400000e10" + END;
    staysUnbound();
  }

  @Test
  void addressOfTheHostItself_isNotTaken() {
    your = "7f000001";
    options = "330400000e10" + END;
    staysUnbound();
  }

  @Test
  void paddingBetweenOptions_isSkipped() {
    options = "000000" + "330400000e10" + "0000" + END + "00";
    assertEquals(DhcpState.BOUND, client().state());
  }

  @Test
  void leaseForEver_isNeverLost_clockDoesNotOverflow() {
    options = "3304ffffffff" + "3a04ffffffff" + "3b04ffffffff" + END;
    DhcpClient client = client();
    assertEquals(DhcpState.BOUND, client.state());
    int before = answers;
    hosts.simulation.pass(1_000 * DAY);
    assertEquals(DhcpState.BOUND, client.state());
    assertEquals(before, answers);
  }

  @Test
  void longestLease_withTimesBeyondIt_isRenewedInTime() {
    // T1 and T2 lie behind the lease's end: what RFC 2131 section 4.4.5 gives stands for them.
    options = "3304fffffffe" + "3a04ffffffff" + "3b04ffffffff" + END;
    DhcpClient client = client();
    assertEquals(DhcpState.BOUND, client.state());
    assertTrue(client.lease().renewSeconds() <= client.lease().rebindSeconds());
    assertTrue(client.lease().rebindSeconds() < client.lease().seconds());
    hosts.simulation.pass(DAY);
    assertEquals(DhcpState.BOUND, client.state());
  }

  @Test
  void leaseOfASecond_doesNotSpin() {
    options = "330400000001" + "3a0400000000" + "3b0400000000" + END;
    client();
    int before = answers;
    hosts.simulation.pass(100 * SECOND);
    assertTrue(answers - before <= 250, () -> answers - before + " in 100 seconds");
  }
}
