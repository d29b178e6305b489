// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.http;

/** Instants as RFC 3339 writes them, down to the second, without allocation. */
final class IsoTime {
  private IsoTime() {}

  /** Writes {@code 2026-01-31T12:00:00}; returns the offset behind it. */
  static int write(byte[] buffer, int offset, long epochSecond) {
    long day = Math.floorDiv(epochSecond, 86_400L);
    int second = (int) Math.floorMod(epochSecond, 86_400L);
    // Years are counted from March, so that the leap day comes last.
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (5 * dayOfYear + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    int at = two(buffer, offset, year / 100, 0);
    at = two(buffer, at, year % 100, '-');
    at = two(buffer, at, month, '-');
    at = two(buffer, at, dayOfYear - (153 * march + 2) / 5 + 1, 'T');
    at = two(buffer, at, second / 3600, ':');
    at = two(buffer, at, second / 60 % 60, ':');
    return two(buffer, at, second % 60, 0);
  }

  private static int two(byte[] buffer, int at, int value, int separator) {
    buffer[at] = (byte) ('0' + value / 10);
    buffer[at + 1] = (byte) ('0' + value % 10);
    if (separator == 0) {
      return at + 2;
    }
    buffer[at + 2] = (byte) separator;
    return at + 3;
  }
}
