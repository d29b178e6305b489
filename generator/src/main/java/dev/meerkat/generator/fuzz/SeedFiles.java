// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.fuzz;

import dev.meerkat.generator.boundary.BoundaryVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Seeds of a message: its boundary vectors, those that are accepted first. */
public final class SeedFiles {
  /** Octets of an input for each parameter, the highest first. */
  public static final int OCTETS_A_PARAMETER = 4;

  private static final int MOST = 400;
  private static final int LONGEST_NAME = 60;

  private SeedFiles() {}

  /** Inputs by file name. */
  public static Map<String, byte[]> of(List<BoundaryVector> vectors) {
    List<BoundaryVector> chosen = new ArrayList<>();
    vectors.stream().filter(v -> v.outcome().isOk()).limit(MOST * 3 / 4).forEach(chosen::add);
    int left = MOST - chosen.size();
    vectors.stream().filter(v -> !v.outcome().isOk()).limit(left).forEach(chosen::add);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (BoundaryVector vector : chosen) {
      files.put(String.format(Locale.ROOT, "%03d-%s", files.size(), name(vector)), input(vector));
    }
    return files;
  }

  /** What a target takes apart again. */
  public static byte[] input(BoundaryVector vector) {
    byte[] octets = vector.octets().toArray();
    int steering = OCTETS_A_PARAMETER * vector.arguments().size();
    byte[] input = new byte[steering + octets.length];
    for (int i = 0; i < vector.arguments().size(); i++) {
      for (int j = 0; j < OCTETS_A_PARAMETER; j++) {
        int shift = Byte.SIZE * (OCTETS_A_PARAMETER - 1 - j);
        input[i * OCTETS_A_PARAMETER + j] = (byte) (vector.arguments().get(i) >>> shift);
      }
    }
    System.arraycopy(octets, 0, input, steering, octets.length);
    return input;
  }

  /** A file name on any system. */
  private static String name(BoundaryVector vector) {
    String name = vector.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
