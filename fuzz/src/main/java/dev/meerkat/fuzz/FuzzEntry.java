// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.fuzz.target.Target;
import java.io.IOException;

/** What Jazzer calls, whatever the target: a property names it. */
public final class FuzzEntry {
  /** The property that holds the target's name. */
  static final String PROPERTY = "meerkat.fuzz.target";

  private static final Target TARGET =
      FuzzTargets.find(System.getProperty(PROPERTY, "")).orElseThrow().maker().get();

  private FuzzEntry() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    TARGET.accept(input);
  }
}
