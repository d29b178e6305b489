// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

/** A frame and every layer in it, each reader beside the interpreter. The input is the frame. */
public final class EthernetTarget {
  private static final LayerStack LAYERS = new LayerStack();

  private EthernetTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LAYERS.check(input);
  }
}
