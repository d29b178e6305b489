// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.generator.plan.text.CharsetPlan.Hole;
import dev.meerkat.generator.plan.text.CharsetPlan.Scan;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharsetPlanTest {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @Test
  void of_onePlainRun_needsNoTable() {
    CharsetPlan plan = plan(range(0x21, 0x7E));
    assertEquals(Scan.RANGE, plan.scan());
    assertEquals(0x21, plan.low());
    assertEquals(0x7E, plan.high());
    assertEquals(Scan.RANGE, plan("0123456789").scan());
  }

  @Test
  void of_textWithHighHalf_isText() {
    CharsetPlan plan = plan("\t" + range(0x20, 0x7E) + range(0x80, 0xFF));
    assertEquals(Scan.TEXT, plan.scan());
    assertEquals(0x20, plan.low());
  }

  @Test
  void of_textWithoutHighHalf_isRun() {
    assertEquals(Scan.RUN, plan("\t" + range(0x20, 0x7E)).scan());
    assertEquals(Scan.RUN, plan(range(0x20, 0x7E) + "\u00E9").scan());
  }

  @Test
  void of_runWithTwoPairsMissing_hasTwoHoles() {
    CharsetPlan plan = plan(range(0x21, 0x7E).replaceAll("[\"#<>]", ""));
    assertEquals(Scan.HOLES, plan.scan());
    assertEquals(0x21, plan.low());
    assertEquals(List.of(new Hole(1, '#'), new Hole(2, '>')), plan.holes());
  }

  @Test
  void of_runWithOneMissing_hasOneHole() {
    CharsetPlan plan = plan(range(0x20, 0x7E).replace("\"", ""));
    assertEquals(Scan.HOLES, plan.scan());
    assertEquals(List.of(new Hole(0, '"')), plan.holes());
  }

  @Test
  void of_tokenCharacters_isLettersWithHyphen() {
    CharsetPlan plan = plan(LETTERS + "0123456789!#$%&'*+-.^_`|~");
    assertEquals(Scan.LETTERS, plan.scan());
    assertEquals('-', plan.joint());
    assertEquals('_', plan(LETTERS + "_").joint());
    assertEquals('a', plan(LETTERS).joint());
  }

  @Test
  void of_scatteredSets_isTable() {
    assertEquals(Scan.TABLE, plan("0123456789abcdefABCDEF").scan());
    assertEquals(Scan.TABLE, plan("\u0000ab").scan());
    assertEquals(Scan.TABLE, plan(range(0x80, 0xFF)).scan());
    assertEquals(Scan.TABLE, plan("").scan());
  }

  private static String range(int low, int high) {
    StringBuilder characters = new StringBuilder();
    for (int c = low; c <= high; c++) {
      characters.append((char) c);
    }
    return characters.toString();
  }

  private static CharsetPlan plan(String members) {
    long[] words = new long[4];
    members.chars().forEach(c -> words[c >> 6] |= 1L << (c & 63));
    IrSpan span = new IrSpan("t.wire", 1, 1, 1, 1);
    return CharsetPlan.of(new IrCharset("t.set", "", span, words[0], words[1], words[2], words[3]));
  }
}
