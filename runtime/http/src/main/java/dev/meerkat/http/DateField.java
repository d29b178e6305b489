// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.loop.EventLoop;

/** The line {@code Date: …} of a response, made once a second (RFC 9110 section 6.6.1). */
final class DateField {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final String NAME = "Date: ";

  private final byte[] line = new byte[NAME.length() + HttpDate.LENGTH + 2];
  private long epochSecond;
  private long madeAtNanos;
  private boolean made;

  DateField() {
    for (int i = 0; i < NAME.length(); i++) {
      line[i] = (byte) NAME.charAt(i);
    }
    line[line.length - 2] = '\r';
    line[line.length - 1] = '\n';
  }

  /** The line with its line end, at most a second old; shared, must not be changed. */
  byte[] line(EventLoop loop) {
    long now = loop.now();
    if (!made || now - madeAtNanos >= SECOND_NANOS) {
      long millis = loop.epochMillis();
      epochSecond = Math.max(0, Math.floorDiv(millis, 1000L));
      // Aligned to the wall clock's second, so that the line turns when the clock does.
      madeAtNanos = now - Math.floorMod(millis, 1000L) * 1_000_000L;
      made = true;
      HttpDate.write(line, NAME.length(), epochSecond);
    }
    return line;
  }
}
