// SPDX-License-Identifier: Apache-2.0
package com.acme;

/** The extern of docs/language/extern.md: a rolling sum that sees the order of octets. */
public final class FleetSum {
  private FleetSum() {}

  public static long start() {
    return 7;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    long sum = state;
    for (int i = offset; i < offset + length; i++) {
      sum = sum * 31 + (b[i] & 0xFF);
    }
    return sum;
  }

  public static long finish(long state) {
    return state >>> 5 & 0xFFFF;
  }
}
