// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.List;

/**
 * When something happens: {@code +20ms} after what stood before, {@code @1s} after the beginning,
 * {@code +*} at any time; {@code ~5ms} behind it says how far off it may be.
 */
record When(Kind kind, long nanos, long tolerance) {
  enum Kind {
    RELATIVE,
    ABSOLUTE,
    ANY
  }

  private record Unit(String name, long nanos) {}

  private static final long TOLERANCE = 2_000_000;
  private static final List<Unit> UNITS =
      List.of(
          new Unit("us", 1_000L),
          new Unit("ms", 1_000_000L),
          new Unit("min", 60_000_000_000L),
          new Unit("s", 1_000_000_000L),
          new Unit("h", 3_600_000_000_000L),
          new Unit("d", 86_400_000_000_000L));

  static final When NOW = new When(Kind.RELATIVE, 0, TOLERANCE);

  static boolean isOne(String token) {
    return token.startsWith("+") || token.startsWith("@");
  }

  static When parse(String token) {
    if (token.equals("+*")) {
      return new When(Kind.ANY, 0, 0);
    }
    int tilde = token.indexOf('~');
    String time = tilde < 0 ? token.substring(1) : token.substring(1, tilde);
    long tolerance = tilde < 0 ? TOLERANCE : duration(token.substring(tilde + 1));
    return new When(
        token.startsWith("+") ? Kind.RELATIVE : Kind.ABSOLUTE, duration(time), tolerance);
  }

  static long duration(String text) {
    for (Unit unit : UNITS) {
      if (text.endsWith(unit.name)) {
        String number = text.substring(0, text.length() - unit.name.length());
        return Math.round(Double.parseDouble(number) * unit.nanos);
      }
    }
    throw new IllegalArgumentException("a time needs a unit (us ms s min h d): " + text);
  }

  static String show(long nanos) {
    return String.format("%.3fs", nanos / 1e9);
  }
}
