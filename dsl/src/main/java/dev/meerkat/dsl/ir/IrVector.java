// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * An example in the description: octets and what is true of them.
 *
 * @param reject true: reading must fail with {@code error} at {@code errorAt}
 * @param target qualified name of a struct, message or text
 * @param arguments values of the target's parameters
 * @param errorAt byte offset, or -1 when not given
 */
public record IrVector(
    boolean reject,
    String target,
    List<Long> arguments,
    String title,
    IrSpan span,
    Octets octets,
    List<Expect> expects,
    String error,
    long errorAt) {

  public IrVector {
    arguments = List.copyOf(arguments);
    expects = List.copyOf(expects);
  }

  /** A condition on the value that was read, with its source text for messages. */
  public record Expect(String source, IrExpr condition) {}
}
