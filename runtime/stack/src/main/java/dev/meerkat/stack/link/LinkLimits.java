// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/**
 * The bounds of one interface.
 *
 * @param neighbors hosts of the link that are remembered
 * @param framesPerTurn frames taken in before others have their turn
 * @param freshNanos time for which an answer holds; RFC 1122 section 2.3.2.1
 * @param askNanos time between two questions
 * @param asks questions without an answer before a host counts as not there
 * @param defendNanos time between two defences of our address; RFC 5227 section 2.4
 */
public record LinkLimits(
    int neighbors, int framesPerTurn, long freshNanos, long askNanos, int asks, long defendNanos) {
  private static final long SECOND = 1_000_000_000;

  /** 256 neighbours, 256 frames, a minute, a second, three questions, ten seconds. */
  public static final LinkLimits DEFAULT =
      new LinkLimits(256, 256, 60 * SECOND, SECOND, 3, 10 * SECOND);

  public LinkLimits {
    if (neighbors < 1 || framesPerTurn < 1 || freshNanos < 1 || askNanos < 1 || asks < 1) {
      throw new IllegalArgumentException(
          "limits must be above 0: neighbors=%d framesPerTurn=%d freshNanos=%d askNanos=%d asks=%d"
              .formatted(neighbors, framesPerTurn, freshNanos, askNanos, asks));
    }
  }
}
