// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Messages to compare: a vector as it is, cut, and with octets changed. */
final class Inputs {
  private static final int MOST_CUTS = 24;

  private final int mutations;
  private final Random random;

  Inputs(int mutations, long seed) {
    this.mutations = mutations;
    this.random = new Random(seed);
  }

  List<byte[]> of(IrVector vector) {
    List<byte[]> all = new ArrayList<>();
    byte[] whole = vector.octets().toArray();
    if (whole.length == 0) {
      return all;
    }
    all.add(whole);
    for (int i = 0; i < Math.min(mutations, MOST_CUTS) && whole.length > 1; i++) {
      all.add(Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
    }
    for (int i = 0; i < mutations; i++) {
      byte[] changed = whole.clone();
      int changes = 1 + random.nextInt(3);
      for (int k = 0; k < changes; k++) {
        int at = random.nextInt(Math.min(whole.length, 64));
        changed[at] =
            (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << random.nextInt(8));
      }
      all.add(changed);
    }
    return all;
  }

  /** Octets that nobody chose, small ones mostly; more where there is nothing else. */
  List<byte[]> atRandom(boolean isAlone) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < (isAlone ? 40 : 2) * mutations; i++) {
      byte[] octets = new byte[1 + random.nextInt(48)];
      for (int k = 0; k < octets.length; k++) {
        octets[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(6));
      }
      all.add(octets);
    }
    return all;
  }
}
