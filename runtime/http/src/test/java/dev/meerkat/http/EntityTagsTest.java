// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.codec.Ascii;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "*|true",
        "\"a\"|true",
        "W/\"a\"|true",
        "\"b\", \"a\"|true",
        "\"b\",W/\"a\" ,|true",
        "\"b\"|false",
        "a|false",
        "\"a|false",
        "''|false",
        "\"ab\"|false",
        "**|false",
        "b \"a\"|false"
      },
      delimiter = '|')
  void list_comparedWeakly_saysWhetherTheTagIsThere(String list, boolean expected) {
    byte[] octets = Ascii.bytes(list);
    assertEquals(expected, EntityTags.match(octets, 0, octets.length, Ascii.bytes("\"a\"")));
  }
}
