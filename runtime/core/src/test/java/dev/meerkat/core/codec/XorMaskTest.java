// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XorMaskTest {
  private static final byte[] KEY = {0x37, (byte) 0xFA, 0x21, 0x3D};

  /** RFC 6455 section 5.7. */
  @Test
  void masked_helloOfTheStandard_unmasked() {
    byte[] payload = {0x7F, (byte) 0x9F, 0x4D, 0x51, 0x58};
    XorMask.apply(payload, 0, 5, XorMask.of(KEY, 0, 4), 0);
    assertEquals("Hello", new String(payload, StandardCharsets.US_ASCII));
  }

  @Test
  void anyKeyAndLength_inPieces_equalOctetByOctet() {
    Random random = new Random(1);
    for (int n : new int[] {1, 2, 4, 8}) {
      for (int length = 0; length < 40; length++) {
        byte[] key = new byte[n];
        random.nextBytes(key);
        byte[] content = new byte[length];
        random.nextBytes(content);
        byte[] expected = new byte[length];
        for (int i = 0; i < length; i++) {
          expected[i] = (byte) (content[i] ^ key[i % n]);
        }
        byte[] found = new byte[length + 3];
        int cut = length == 0 ? 0 : random.nextInt(length);
        long mask = XorMask.of(key, 0, n);
        XorMask.copy(content, 0, cut, found, 3, mask, 0);
        XorMask.copy(content, cut, length - cut, found, 3 + cut, mask, cut);
        assertArrayEquals(expected, Arrays.copyOfRange(found, 3, length + 3));
      }
    }
  }

  @Test
  void keyOfThreeOctets_refused() {
    assertThrows(IllegalArgumentException.class, () -> XorMask.of(KEY, 0, 3));
  }
}
