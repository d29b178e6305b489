// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.generator.plan.JavaNames;

/**
 * How a set of characters is scanned.
 *
 * @param constant name of its table: {@code TCHAR}
 * @param low first byte of the run that the scan passes over by words
 * @param high last byte of the run
 * @param joint for LETTERS the character expected between letters
 */
public record CharsetPlan(
    IrCharset charset, String constant, Scan scan, int low, int high, int joint) {

  /** The ways to scan, best first. */
  public enum Scan {
    /** The set is one run below 128: no table is needed. */
    RANGE,
    /** A long run and everything from 128 on, or nothing of it: words, and the table in doubt. */
    TEXT,
    /** A long run below 128: words, and the table in doubt. */
    RUN,
    /** All letters: words, and the table in doubt. */
    LETTERS,
    /** The table byte by byte. */
    TABLE
  }

  /** A run shorter than this is left too often to be worth its words. */
  private static final int LONG_RUN = 64;

  static CharsetPlan of(IrCharset charset) {
    int low = 0;
    int high = -1;
    for (int start = 1; start < 128; start++) {
      int end = start;
      while (end < 128 && charset.contains(end)) {
        end++;
      }
      if (end - start > high - low + 1) {
        low = start;
        high = end - 1;
      }
      start = Math.max(start, end);
    }
    String constant = JavaNames.constant(charset.simpleName());
    return new CharsetPlan(charset, constant, scan(charset, low, high), low, high, joint(charset));
  }

  /** Whether the table must be there for reading. */
  public boolean needsTable() {
    return scan != Scan.RANGE;
  }

  private static Scan scan(IrCharset charset, int low, int high) {
    int run = high - low + 1;
    if (run > 0 && size(charset) == run) {
      return Scan.RANGE;
    }
    if (run >= LONG_RUN) {
      return hasAll(charset, 128, 255) ? Scan.TEXT : Scan.RUN;
    }
    return hasAll(charset, 'a', 'z') && hasAll(charset, 'A', 'Z') ? Scan.LETTERS : Scan.TABLE;
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
