// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.Octets;
import java.util.List;

/**
 * Octets and what a reader must say of them.
 *
 * @param message qualified name of the message or text
 * @param name what was changed, and how: {@code length max}; unique for the message
 * @param arguments values of the message's parameters
 * @param outcome of all octets
 * @param cuts of the first octets alone, from none to all but the last; empty unless asked for
 */
public record BoundaryVector(
    String message,
    String name,
    List<Long> arguments,
    Octets octets,
    Outcome outcome,
    List<Cut> cuts) {

  public BoundaryVector {
    arguments = List.copyOf(arguments);
    cuts = List.copyOf(cuts);
  }

  /** What a reader must say of the first n octets, for each n from {@code from} to {@code to}. */
  public record Cut(int from, int to, Outcome outcome) {}
}
