// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

/** What takes part in a {@link Simulation}: a host's event loop, a switch. */
public interface Node {
  /**
   * Does what can be done at this instant.
   *
   * @return how much was done; 0 means idle
   */
  int poll(long nowNanos);

  /** When {@link #poll} has something to do by the passing of time alone. */
  long nextDeadline();
}
