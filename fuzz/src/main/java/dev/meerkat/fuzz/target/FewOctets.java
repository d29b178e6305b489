// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.http.BodySource;

/** Content of a length that nobody knows beforehand: some octets in each of a few turns. */
final class FewOctets implements BodySource {
  private static final int TURNS = 4;

  private int turn;

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (turn == TURNS) {
      return -1;
    }
    turn++;
    int count = Math.min(length, 3 * turn);
    java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
    return count;
  }

  @Override
  public void close() {}
}
