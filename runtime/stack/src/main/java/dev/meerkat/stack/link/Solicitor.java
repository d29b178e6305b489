// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** Asks a neighbour for its link address: ARP for IPv4, neighbour discovery for IPv6. */
@FunctionalInterface
interface Solicitor {
  /**
   * Sends one question.
   *
   * @param alone to the link address that is known, not to everybody
   */
  void solicit(Neighbor whom, boolean alone, long nowNanos);
}
