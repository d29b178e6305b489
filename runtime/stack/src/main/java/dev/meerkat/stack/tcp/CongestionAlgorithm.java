// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** Ways to decide how much may be underway. */
public enum CongestionAlgorithm {
  /** RFC 9438: what hosts do today. */
  CUBIC,
  /** RFC 5681 and 6582: what the others are measured by. */
  NEW_RENO;

  /** For one connection that begins with a window of so many segments. */
  public CongestionControl begin(int initialSegments) {
    return switch (this) {
      case CUBIC -> new Cubic(initialSegments);
      case NEW_RENO -> new NewReno(initialSegments);
    };
  }
}
