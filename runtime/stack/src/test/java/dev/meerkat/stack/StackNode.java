// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.link.simulation.Node;

/** A host in a simulation. */
public record StackNode(NetworkStack stack) implements Node {
  @Override
  public int poll(long nowNanos) {
    return stack.poll(nowNanos);
  }

  @Override
  public long nextDeadline() {
    return stack.nextDeadline();
  }
}
