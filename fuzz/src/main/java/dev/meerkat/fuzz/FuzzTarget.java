// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.fuzz.target.Target;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that reads hostile bytes.
 *
 * @param name what the command line calls it
 * @param maker makes what runs one input in this process; called once
 * @param dictionary resource beside this class, or null
 * @param watched classes whose branches the fuzzer sees: patterns, ** for any rest
 * @param largest the longest input that is tried, or 0 for the fuzzer's own choice
 * @param module the one whose codecs are enough, or empty for all of the library
 * @param isBroad whether an input runs through much code a few times only: then Java's quick
 *     compiler does more in ten minutes than the thorough one
 */
public record FuzzTarget(
    String name,
    String description,
    Supplier<Target> maker,
    Supplier<List<byte[]>> seeds,
    String dictionary,
    List<String> watched,
    int largest,
    String module,
    boolean isBroad) {

  public FuzzTarget {
    watched = List.copyOf(watched);
  }

  FuzzTarget with(String other) {
    return new FuzzTarget(
        name, description, maker, seeds, other, watched, largest, module, isBroad);
  }

  FuzzTarget upTo(int longest) {
    return new FuzzTarget(
        name, description, maker, seeds, dictionary, watched, longest, module, isBroad);
  }

  FuzzTarget only(String one) {
    return new FuzzTarget(
        name, description, maker, seeds, dictionary, watched, largest, one, isBroad);
  }

  FuzzTarget broad() {
    return new FuzzTarget(
        name, description, maker, seeds, dictionary, watched, largest, module, true);
  }
}
