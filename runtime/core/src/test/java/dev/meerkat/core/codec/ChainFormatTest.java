// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Names of RFC 1035 as text and as octets, and where they jump. */
class ChainFormatTest {
  private static final ChainFormat NAME = new ChainFormat(2, 0, 6, 255, 3, 14, 127);

  private static String written(CharSequence text, ChainTable table) {
    byte[] buffer = new byte[300];
    int end = NAME.put(buffer, 3, 300, text, table);
    return end < 0 ? Codec.kindName(-end) : HexFormat.of().formatHex(buffer, 3, end);
  }

  private static void bothWays(String hex, String text) {
    assertEquals(hex, written(text, null));
    assertEquals(hex, written(text, new ChainTable()));
  }

  @Test
  void text_written_isElementsAndTheEmptyOne() {
    bothWays("0161026263" + "00", "a.bc");
    bothWays("0161026263" + "00", "a.bc.");
    bothWays("00", ".");
    bothWays("05612e5c00ff" + "0120" + "00", "a\\.\\\\\\000\\255.\\032");
    bothWays("0122" + "00", "\\\"");
  }

  @Test
  void text_thatIsNoName_isRange() {
    String label = "a".repeat(64);
    String longest = ("a".repeat(63) + ".").repeat(3) + "b".repeat(61);
    for (String wrong :
        new String[] {
          "",
          "..",
          ".a",
          "a..b",
          label,
          longest + "b",
          "\\",
          "a\\1",
          "\\25",
          "\\256",
          "\u00e4",
          "\n"
        }) {
      bothWays("RANGE", wrong);
    }
    assertEquals(255 * 2, written(longest, null).length());
  }

  @Test
  void octets_thatAreNoName_areRange() {
    for (String wrong : new String[] {"", "01", "0161", "016100" + "00", "c000", "4000"}) {
      byte[] octets = HexFormat.of().parseHex(wrong);
      byte[] buffer = new byte[300];
      assertEquals(-Codec.RANGE, NAME.put(buffer, 0, 300, octets, 0, octets.length, null), wrong);
      assertArrayEquals(new byte[300], buffer, wrong);
    }
  }

  @Test
  void window_tooSmall_isNoSpaceAndIsNotLeft() {
    for (int limit = 0; limit < 6; limit++) {
      byte[] buffer = new byte[10];
      Arrays.fill(buffer, limit, 10, (byte) 7);
      assertEquals(-Codec.NO_SPACE, NAME.put(buffer, 0, limit, "a.bc", null));
      assertEquals(-Codec.NO_SPACE, NAME.put(buffer, 0, limit, "a.bc", new ChainTable()));
      for (int i = limit; i < 10; i++) {
        assertEquals(7, buffer[i]);
      }
    }
  }

  @Test
  void endThatStandsAlready_isJumpedTo() {
    ChainTable table = new ChainTable().begin(4);
    byte[] buffer = new byte[100];
    int at = NAME.put(buffer, 16, 100, "www.example.com", table);
    int second = NAME.put(buffer, at, 100, "mail.example.com", table);
    int third = NAME.put(buffer, second, 100, "mail.example.com", table);
    int other = NAME.put(buffer, third, 100, "mail.EXAMPLE.com", table);
    HexFormat hex = HexFormat.of();
    assertEquals("046d61696cc010", hex.formatHex(buffer, at, second));
    assertEquals("c01d", hex.formatHex(buffer, second, third));
    assertEquals("046d61696c" + "074558414d504c45" + "c018", hex.formatHex(buffer, third, other));
  }

  @Test
  void table_switchedOffOrBegunAgain_leadsNowhere() {
    ChainTable table = new ChainTable().begin(0);
    byte[] buffer = new byte[100];
    int at = NAME.put(buffer, 0, 100, "a.b", table);
    assertEquals(2, NAME.put(buffer, at, 100, "a.b", table) - at);
    assertEquals(5, NAME.put(buffer, at, 100, "a.b", table.compress(false)) - at);
    table.compress(true).begin(0);
    assertEquals(5, NAME.put(buffer, at, 100, "a.b", table) - at);
  }

  @Test
  void table_full_goesOnWithoutRemembering() {
    ChainTable table = new ChainTable().begin(0);
    byte[] buffer = new byte[20_000];
    int at = 0;
    for (int i = 0; i < 1000; i++) {
      at = NAME.put(buffer, at, buffer.length, "n" + i, table);
    }
    assertEquals(2, NAME.put(buffer, at, buffer.length, "n127", table) - at);
    assertEquals(6, NAME.put(buffer, at, buffer.length, "n128", table) - at);
  }

  @Test
  void place_tooFarForAJump_isNotRemembered() {
    ChainTable table = new ChainTable().begin(0);
    byte[] buffer = new byte[40_000];
    NAME.put(buffer, 0x3FFE, 40_000, "a.b", table);
    assertEquals(2, NAME.put(buffer, 20_000, 40_000, "a.b", table) - 20_000);
    assertEquals(3, NAME.put(buffer, 20_000, 40_000, "b", table) - 20_000);
  }

  @Test
  void jumps_areNoMoreThanAReaderFollows() {
    ChainFormat once = new ChainFormat(2, 0, 6, 255, 3, 14, 1);
    ChainTable table = new ChainTable().begin(0);
    byte[] buffer = new byte[100];
    int a = once.put(buffer, 0, 100, "c", table);
    int b = once.put(buffer, a, 100, "b.c", table);
    int c = once.put(buffer, b, 100, "a.b.c", table);
    assertEquals("0162c000", HexFormat.of().formatHex(buffer, a, b));
    assertEquals("01610162c000", HexFormat.of().formatHex(buffer, b, c));
  }

  @Test
  void chain_askedAsAWhole_answersAsText() {
    Labels name = new Labels("0161" + "042e5c00ff" + "00");
    StringBuilder text = new StringBuilder();
    name.appendTo(text);
    assertEquals("a.\\.\\\\\\000\\255", text.toString());
    byte[] octets = new byte[50];
    int length = name.text(octets, 2);
    assertEquals(
        text.toString(),
        new String(octets, 2, length, java.nio.charset.StandardCharsets.ISO_8859_1));
    assertTrue(name.is(text));
    assertTrue(name.is("A.\\046\\092\\000\\255."));
    assertFalse(name.is("a"));
    assertFalse(name.is("a.\\.\\\\\\000"));
    assertFalse(name.is("a.\\.\\\\\\000\\255.b"));
    assertFalse(name.is("."));
    assertTrue(new Labels("00").is("."));
    assertFalse(new Labels("00").is(""));
    assertFalse(new Labels("016100").is("."));
  }

  @Test
  void chains_compared_lookAtLettersWithoutCase() {
    Labels lower = new Labels("026162" + "0163" + "00");
    Labels upper = new Labels("024142" + "0143" + "00");
    Labels other = new Labels("0161" + "026263" + "00");
    assertTrue(lower.isSame(upper));
    assertEquals(lower.hash(), upper.hash());
    assertFalse(lower.isSame(other));
    assertNotEquals(lower.hash(), other.hash());
    assertFalse(lower.isSame(new Labels("026162" + "00")));
    assertFalse(new Labels("0140" + "00").isSame(new Labels("0160" + "00")));
  }

  /** Labels in a row. */
  private static final class Labels implements ElementChain {
    private final byte[] octets;
    private int at;
    private int length;

    Labels(String hex) {
      octets = HexFormat.of().parseHex(hex);
    }

    @Override
    public byte[] buffer() {
      return octets;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int size() {
      return octets.length;
    }

    @Override
    public int octets() {
      return octets.length;
    }

    @Override
    public int count() {
      int count = 0;
      for (int i = 0; octets[i] != 0; i += 1 + octets[i]) {
        count++;
      }
      return count;
    }

    @Override
    public void rewind() {
      at = 0;
      length = -1;
    }

    @Override
    public boolean next() {
      at += 1 + length;
      length = octets[at];
      return length > 0;
    }

    @Override
    public int elementOffset() {
      return at + 1;
    }

    @Override
    public int elementLength() {
      return length;
    }

    @Override
    public int copy(byte[] target, int offset) {
      System.arraycopy(octets, 0, target, offset, octets.length);
      return octets.length;
    }
  }
}
