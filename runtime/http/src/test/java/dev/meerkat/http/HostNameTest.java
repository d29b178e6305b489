// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "localhost:8080",
        "www.example.org",
        "127.0.0.1:80",
        "[::1]",
        "[fe80::1]:80",
        "a_b-c.d~e",
        "a:",
        "a:65535"
      })
  void hostOfTheRfc_isValid(String host) {
    assertEquals(true, isValid(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "a b",
        "a/b",
        "a,b",
        "user@a",
        "a:b",
        "a:80:80",
        "[::1",
        "[]",
        "[::1]x",
        "a:65536",
        "a:123456",
        "é",
        "a?b",
        "a#b"
      })
  void anythingElse_isNotValid(String host) {
    assertEquals(false, isValid(host));
  }

  private static boolean isValid(String host) {
    byte[] octets = host.getBytes(StandardCharsets.UTF_8);
    return HostName.isValid(octets, 0, octets.length);
  }
}
