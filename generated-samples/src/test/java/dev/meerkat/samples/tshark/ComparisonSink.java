// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

/** Takes what a comparison finds. */
interface ComparisonSink {
  /** A field is the same on both sides. */
  void same(String field);

  /** {@code ours} or {@code theirs} is {@link Difference#ABSENT} if that side has nothing. */
  void differs(String field, String ours, String theirs);

  default void compared(String field, String ours, String theirs) {
    if (ours.equals(theirs)) {
      same(field);
    } else {
      differs(field, ours, theirs);
    }
  }
}
