// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/**
 * The bounds of one interface.
 *
 * @param neighbors hosts of the link that are remembered, of each version
 * @param waiting packets that can wait for a neighbour's answer at a time
 * @param addresses addresses of IPv6 that it can have
 * @param groups groups that can be listened to
 * @param framesPerTurn frames taken in before others have their turn
 * @param freshNanos time for which an answer holds; RFC 4861 section 6.3.2, RFC 1122 section
 *     2.3.2.1
 * @param staleNanos time before a neighbour whose answer no longer holds is asked again while it is
 *     used; RFC 4861 section 7.3.3
 * @param askNanos time between two questions
 * @param asks questions without an answer before a host counts as not there
 * @param defendNanos time between two defences of our address; RFC 5227 section 2.4
 */
public record LinkLimits(
    int neighbors,
    int waiting,
    int addresses,
    int groups,
    int framesPerTurn,
    long freshNanos,
    long staleNanos,
    long askNanos,
    int asks,
    long defendNanos) {
  private static final long SECOND = 1_000_000_000;

  /**
   * 256 neighbours, 32 packets that wait, 16 addresses, 64 groups, 256 frames, 30 seconds, 5
   * seconds, a second, three questions, ten seconds.
   */
  public static final LinkLimits DEFAULT =
      new LinkLimits(256, 32, 16, 64, 256, 30 * SECOND, 5 * SECOND, SECOND, 3, 10 * SECOND);

  public LinkLimits {
    if (neighbors < 1
        || waiting < 1
        || addresses < 1
        || groups < 1
        || framesPerTurn < 1
        || freshNanos < 1
        || staleNanos < 1
        || askNanos < 1
        || asks < 1) {
      throw new IllegalArgumentException(
          ("limits must be above 0: neighbors=%d waiting=%d addresses=%d groups=%d"
                  + " framesPerTurn=%d freshNanos=%d staleNanos=%d askNanos=%d asks=%d")
              .formatted(
                  neighbors,
                  waiting,
                  addresses,
                  groups,
                  framesPerTurn,
                  freshNanos,
                  staleNanos,
                  askNanos,
                  asks));
    }
  }
}
