// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

/** What becomes of a stream of bytes. */
enum Verdict {
  /** Every message is complete, and nothing is left over. */
  ACCEPT,
  /** Some message was refused. */
  REJECT,
  /** The last message has begun and not ended. */
  INCOMPLETE
}
