// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarIntTest {
  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets);
  }

  /** Table 1-1 of MQTT 5: the edges of each size. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8001",
    "16383, ff7f",
    "16384, 808001",
    "2097151, ffff7f",
    "2097152, 80808001",
    "268435455, ffffff7f"
  })
  void edgeOfASize_writtenAndRead_isTheSame(long value, String octets) {
    byte[] expected = hex(octets);
    byte[] written = new byte[expected.length];
    assertEquals(expected.length, VarInt.size(value));
    VarInt.putLe(written, 0, value);
    assertArrayEquals(expected, written);
    assertEquals(expected.length, VarInt.spanLe(written, 0, written.length, 4, true));
    assertEquals(value, VarInt.getLe(written, 0, expected.length));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8100",
    "16383, ff7f",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void bigEndian_writtenAndRead_isTheSame(long value, String octets) {
    byte[] expected = hex(octets);
    byte[] written = new byte[expected.length];
    VarInt.putBe(written, 0, value);
    assertArrayEquals(expected, written);
    assertEquals(expected.length, VarInt.spanBe(written, 0, written.length, 9, true));
    assertEquals(value, VarInt.getBe(written, 0, expected.length));
  }

  @Test
  void numberThatIsWrong_span_saysWhy() {
    assertEquals(-Codec.SHORT, VarInt.spanLe(hex(""), 0, 0, 4, true));
    assertEquals(-Codec.SHORT, VarInt.spanLe(hex("8080"), 0, 2, 4, true));
    assertEquals(-Codec.LIMIT, VarInt.spanLe(hex("8080808001"), 0, 5, 4, true));
    assertEquals(-Codec.LIMIT, VarInt.spanLe(hex("80808080"), 0, 4, 4, true));
    assertEquals(-Codec.NOT_MINIMAL, VarInt.spanLe(hex("8000"), 0, 2, 4, true));
    assertEquals(2, VarInt.spanLe(hex("8000"), 0, 2, 4, false));
    assertEquals(-Codec.NOT_MINIMAL, VarInt.spanBe(hex("8001"), 0, 2, 4, true));
    assertEquals(2, VarInt.spanBe(hex("8001"), 0, 2, 4, false));
  }

  @Test
  void window_endsBeforeTheArray_nothingBehindIsRead() {
    assertEquals(-Codec.SHORT, VarInt.spanLe(hex("ff01"), 0, 1, 4, true));
    assertEquals(-Codec.SHORT, VarInt.spanLe(hex("01"), 1, 1, 4, true));
  }
}
