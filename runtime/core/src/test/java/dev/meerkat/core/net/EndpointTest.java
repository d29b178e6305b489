// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void address_parsedAndShown_isCanonical() {
    String[][] pairs = {
      {"10.0.0.1", "10.0.0.1"},
      {"0.0.0.0", "0.0.0.0"},
      {"::", "::"},
      {"::1", "::1"},
      {"1::", "1::"},
      {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
      {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
      {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
      {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
      {"::ffff:192.0.2.1", "::ffff:192.0.2.1"},
      {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
      {"fe80::1%eth0", "fe80::1%eth0"},
    };
    for (String[] pair : pairs) {
      assertEquals(pair[1], IpAddress.parse(pair[0]).toString(), pair[0]);
    }
  }

  @Test
  void textThatIsNoAddress_parsed_isRefused() {
    String[] wrong = {
      "",
      "localhost",
      "1.2.3",
      "1.2.3.4.5",
      "256.1.1.1",
      "01.2.3.4",
      "1.2.3.",
      "1.2.3.4 ",
      "+1.2.3.4",
      ":",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4:5:6:7:8::",
      "12345::",
      "g::",
      "1:",
      ":1",
      "::1%",
      "1.2.3.4%eth0",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3",
      "::1.2.3.4:5",
      "1:::2",
      "\u0661.2.3.4",
      "::\uff11",
      "1:2:3:4:5:6:7:8%",
    };
    for (String text : wrong) {
      assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text), text);
    }
  }

  @Test
  void anyIpv6Address_shownAndParsed_isTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 20_000; run++) {
      IpAddress address = IpAddress.v6(groupsOftenZero(random), groupsOftenZero(random));
      assertEquals(address, IpAddress.parse(address.toString()));
    }
  }

  private static long groupsOftenZero(SplittableRandom random) {
    long groups = 0;
    for (int i = 0; i < 4; i++) {
      groups = groups << 16 | (random.nextBoolean() ? 0 : random.nextInt(0x1_0000));
    }
    return groups;
  }

  @Test
  void addressBytes_readAndWritten_areTheSame() {
    byte[] b = {9, 10, 0, 0, 1};
    IpAddress address = IpAddress.of(b, 1, 4);
    byte[] back = new byte[4];
    address.put(back, 0);

    assertEquals("10.0.0.1", address.toString());
    assertEquals(10, back[0]);
    assertThrows(IllegalArgumentException.class, () -> IpAddress.of(b, 0, 5));
  }

  @Test
  void endpoint_parsedAndShown_isTheSame() {
    assertEquals("10.0.0.1:80", Endpoint.parse("10.0.0.1:80").toString());
    assertEquals("[::1]:0", Endpoint.parse("[::1]:0").toString());
    assertEquals(65535, Endpoint.parse("[fe80::1%2]:65535").port());
  }

  @Test
  void textThatIsNoEndpoint_parsed_isRefused() {
    String[] wrong = {
      "",
      "80",
      ":80",
      "10.0.0.1",
      "10.0.0.1:",
      "10.0.0.1:x",
      "10.0.0.1:65536",
      "10.0.0.1:999999999999",
      "::1:80",
      "[10.0.0.1]:80",
      "[::1]",
      "[::1]80",
      "10.0.0.1:-1",
      "localhost:80",
    };
    for (String text : wrong) {
      assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text), text);
    }
  }
}
