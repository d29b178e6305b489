// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** Arithmetic on 32-bit sequence numbers, which wrap. RFC 9293 section 3.4. */
final class Seq {
  private Seq() {}

  /** a &lt; b */
  static boolean before(int a, int b) {
    return a - b < 0;
  }

  /** a &lt;= b */
  static boolean notAfter(int a, int b) {
    return a - b <= 0;
  }

  static int later(int a, int b) {
    return a - b < 0 ? b : a;
  }

  static int earlier(int a, int b) {
    return a - b < 0 ? a : b;
  }
}
