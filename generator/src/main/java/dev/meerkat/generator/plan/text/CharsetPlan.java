// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;

/**
 * How a set of characters is scanned.
 *
 * @param constant name of its table: {@code TCHAR}
 * @param low first byte of the run that the scan passes over by words
 * @param high last byte of the run
 * @param holes for HOLES what is missing in the run: one or two
 * @param joint for LETTERS the character expected between letters
 */
public record CharsetPlan(
    IrCharset charset, String constant, Scan scan, int low, int high, List<Hole> holes, int joint) {
  public CharsetPlan {
    holes = List.copyOf(holes);
  }

  /** The ways to scan, best first. */
  public enum Scan {
    /** The set is one run below 128: no table is needed. */
    RANGE,
    /** A long run and everything from 128 on: words, and the table in doubt. */
    TEXT,
    /** A long run below 128 and little else: words, and the table in doubt. */
    RUN,
    /** A long run below 128 with a few holes: words, and the table in doubt. */
    HOLES,
    /** All letters: words, and the table in doubt. */
    LETTERS,
    /** The table byte by byte. */
    TABLE
  }

  /** A byte that is missing, or two that differ in the bit {@code mask}, which is set in octet. */
  public record Hole(int mask, int octet) {}

  /** A run shorter than this is left too often to be worth its words. */
  private static final int LONG_RUN = 80;

  /** The plan for a set. */
  public static CharsetPlan of(IrCharset charset) {
    String constant = JavaNames.constant(charset.simpleName());
    Run run = Run.longest(charset);
    boolean hasHighHalf = hasAll(charset, 128, 255);
    Scan scan;
    if (run.length() > 0 && run.length() == size(charset)) {
      scan = Scan.RANGE;
    } else if (run.length() >= LONG_RUN && hasHighHalf) {
      scan = Scan.TEXT;
    } else {
      Run broken = Run.longestWithHoles(charset);
      if (broken.length() >= LONG_RUN && !hasHighHalf) {
        run = broken;
        scan = broken.holes().isEmpty() ? Scan.RUN : Scan.HOLES;
      } else if (hasAll(charset, 'a', 'z') && hasAll(charset, 'A', 'Z')) {
        scan = Scan.LETTERS;
      } else {
        scan = Scan.TABLE;
      }
    }
    return new CharsetPlan(
        charset, constant, scan, run.low(), run.high(), run.holes(), joint(charset));
  }

  private static int size(IrCharset charset) {
    return Long.bitCount(charset.word0())
        + Long.bitCount(charset.word1())
        + Long.bitCount(charset.word2())
        + Long.bitCount(charset.word3());
  }

  private static boolean hasAll(IrCharset charset, int low, int high) {
    for (int octet = low; octet <= high; octet++) {
      if (!charset.contains(octet)) {
        return false;
      }
    }
    return true;
  }

  /** The joint of names in this set: a letter again when the set has none of them. */
  private static int joint(IrCharset charset) {
    for (char candidate : new char[] {'-', '_', '.', ' '}) {
      if (charset.contains(candidate)) {
        return candidate;
      }
    }
    return 'a';
  }
}
