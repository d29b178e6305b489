// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void code_takenApart_givesFieldAndKind() {
    int code = Codec.code(7, Codec.LENGTH);

    assertEquals(7, Codec.field(code));
    assertEquals(Codec.LENGTH, Codec.kind(code));
    assertEquals("LENGTH", Codec.kindName(Codec.kind(code)));
  }

  @Test
  void writersResult_takenApart_givesFieldAndKind() {
    int result = -Codec.code(300, Codec.MISSING);

    assertEquals(300, Codec.field(result));
    assertEquals(Codec.MISSING, Codec.kind(result));
  }

  @Test
  void namedKind_asked_hasNoBuiltInName() {
    assertNull(Codec.kindName(Codec.FIRST_NAMED_KIND));
    assertNull(Codec.kindName(0));
  }

  @Test
  void window_outsideTheArray_isTheCallersMistake() {
    byte[] b = new byte[10];

    assertDoesNotThrow(() -> Codec.requireWindow(b, 10, 0));
    assertDoesNotThrow(() -> Codec.requireWindow(b, 0, 10));
    assertThrows(IndexOutOfBoundsException.class, () -> Codec.requireWindow(b, 0, 11));
    assertThrows(IndexOutOfBoundsException.class, () -> Codec.requireWindow(b, -1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Codec.requireWindow(b, 1, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> Codec.requireWindow(b, 11, 0));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Codec.requireWindow(b, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }
}
