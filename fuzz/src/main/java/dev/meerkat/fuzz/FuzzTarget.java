// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that reads hostile bytes.
 *
 * @param name what the command line calls it
 * @param entry the class whose {@code fuzzerTestOneInput} Jazzer calls
 * @param once runs one input in this process
 * @param dictionary resource beside this class, or null
 */
public record FuzzTarget(
    String name,
    String description,
    Class<?> entry,
    Entry once,
    Supplier<List<byte[]>> seeds,
    String dictionary) {

  /** What Jazzer calls. */
  @FunctionalInterface
  public interface Entry {
    void accept(byte[] input) throws IOException;
  }
}
