// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final DateTimeFormatter ORACLE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final long YEAR_9999 = 253_402_300_799L;

  @Test
  void anySecond_written_isWhatTheJdkWrites() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long second = (long) (random.nextDouble() * YEAR_9999);
      assertEquals(ORACLE.format(Instant.ofEpochSecond(second)), text(second));
    }
  }

  @Test
  void everyDayOfFourCenturies_writtenAndRead_comesBack() {
    byte[] buffer = new byte[HttpDate.LENGTH];
    for (long day = 0; day < 146_097; day++) {
      long second = day * 86_400 + day % 86_400;
      HttpDate.write(buffer, 0, second);
      assertEquals(second, HttpDate.read(buffer, 0, HttpDate.LENGTH));
    }
  }

  @Test
  void exampleOfTheRfc_read_isItsSecond() {
    byte[] date = "Sun, 06 Nov 1994 08:49:37 GMT".getBytes(StandardCharsets.US_ASCII);
    assertEquals(784_111_777L, HttpDate.read(date, 0, date.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 08:49:37 UTC+",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nox 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 0x:49:37 GMT"
      })
  void anythingElse_read_isNoDate(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    assertEquals(-1, HttpDate.read(octets, 0, octets.length));
  }

  private static String text(long second) {
    byte[] buffer = new byte[HttpDate.LENGTH + 4];
    assertEquals(HttpDate.LENGTH + 2, HttpDate.write(buffer, 2, second));
    return new String(buffer, 2, HttpDate.LENGTH, StandardCharsets.US_ASCII);
  }
}
