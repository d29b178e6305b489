// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/** Where time comes from. */
public interface Clock {
  /**
   * Nanoseconds that only move forward, of an arbitrary origin; may wrap, so compare differences.
   */
  long nanos();

  /** Wall time: milliseconds since 1970-01-01T00:00Z, for what is shown to people and peers. */
  long epochMillis();
}
