// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/**
 * Dates in the form of RFC 9110 section 5.6.7, {@code Sun, 06 Nov 1994 08:49:37 GMT}.
 *
 * <p>Written and read without allocation. Only the preferred form is read: the two obsolete ones
 * count as no date, which makes a conditional request unconditional.
 */
public final class HttpDate {
  /** Octets of a date. */
  public static final int LENGTH = 29;

  private static final String DAYS = "ThuFriSatSunMonTueWed";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /**
   * Writes a date.
   *
   * @param epochSecond seconds since 1970, of a year from 1970 to 9999
   * @return {@code offset + LENGTH}
   */
  public static int write(byte[] buffer, int offset, long epochSecond) {
    long day = Math.floorDiv(epochSecond, 86_400L);
    int second = (int) Math.floorMod(epochSecond, 86_400L);
    // Civil date from a day number, counted in eras of 400 years that begin on 1 March.
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);

    int at = word(buffer, offset, DAYS, (int) Math.floorMod(day, 7L));
    buffer[at++] = ',';
    buffer[at++] = ' ';
    at = two(buffer, at, dayOfMonth);
    buffer[at++] = ' ';
    at = word(buffer, at, MONTHS, month - 1);
    buffer[at++] = ' ';
    at = two(buffer, at, year / 100);
    at = two(buffer, at, year % 100);
    buffer[at++] = ' ';
    at = two(buffer, at, second / 3600);
    buffer[at++] = ':';
    at = two(buffer, at, second / 60 % 60);
    buffer[at++] = ':';
    at = two(buffer, at, second % 60);
    buffer[at++] = ' ';
    buffer[at++] = 'G';
    buffer[at++] = 'M';
    buffer[at++] = 'T';
    return at;
  }

  /** Reads a date; -1 when the octets are not one in the preferred form. */
  public static long read(byte[] buffer, int offset, int length) {
    if (length != LENGTH || buffer[offset + 3] != ',' || buffer[offset + 26] != 'G') {
      return -1;
    }
    int month = indexOf(MONTHS, buffer, offset + 8);
    int day = number(buffer, offset + 5);
    int century = number(buffer, offset + 12);
    int year = number(buffer, offset + 14);
    int hour = number(buffer, offset + 17);
    int minute = number(buffer, offset + 20);
    int second = number(buffer, offset + 23);
    if ((month | day | century | year | hour | minute | second) < 0
        || day == 0
        || day > 31
        || hour > 23
        || minute > 59
        || second > 60) {
      return -1;
    }
    long y = century * 100L + year - (month < 2 ? 1 : 0);
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month < 2 ? month + 10 : month - 2) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600L + minute * 60L + second;
  }

  private static int word(byte[] buffer, int at, String words, int index) {
    for (int i = 0; i < 3; i++) {
      buffer[at + i] = (byte) words.charAt(index * 3 + i);
    }
    return at + 3;
  }

  private static int two(byte[] buffer, int at, int value) {
    buffer[at] = (byte) ('0' + value / 10);
    buffer[at + 1] = (byte) ('0' + value % 10);
    return at + 2;
  }

  private static int number(byte[] buffer, int at) {
    int high = buffer[at] - '0';
    int low = buffer[at + 1] - '0';
    return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
  }

  private static int indexOf(String words, byte[] buffer, int at) {
    for (int i = 0; i < words.length(); i += 3) {
      if (buffer[at] == words.charAt(i)
          && buffer[at + 1] == words.charAt(i + 1)
          && buffer[at + 2] == words.charAt(i + 2)) {
        return i / 3;
      }
    }
    return -1;
  }
}
