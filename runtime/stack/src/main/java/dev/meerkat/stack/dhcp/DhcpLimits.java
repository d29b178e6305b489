// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

/**
 * The times of a client.
 *
 * @param firstNanos time to the first repetition; RFC 2131 section 4.1
 * @param mostNanos most time between two repetitions
 * @param requests times that an offer is asked for before others are looked for
 * @param probes times that the link is asked for an address that was given; 0 for not at all
 * @param probeNanos time between two of them, and after the last; RFC 5227 has 1 to 2 seconds
 * @param declinedNanos time before the next try after an address was declined
 * @param mostLeaseSeconds what is believed of a lease's time
 */
public record DhcpLimits(
    long firstNanos,
    long mostNanos,
    int requests,
    int probes,
    long probeNanos,
    long declinedNanos,
    long mostLeaseSeconds) {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  /** 4 to 64 seconds, 4 requests, 2 probes half a second apart, 10 seconds, a year. */
  public static final DhcpLimits DEFAULT =
      new DhcpLimits(4 * SECOND, 64 * SECOND, 4, 2, 500 * MILLI, 10 * SECOND, 31_536_000);

  public DhcpLimits {
    if (firstNanos < 1
        || mostNanos < firstNanos
        || requests < 1
        || probes < 0
        || probeNanos < 1
        || declinedNanos < 1
        || mostLeaseSeconds < 1) {
      throw new IllegalArgumentException(
          ("limit out of range: firstNanos=%d mostNanos=%d requests=%d probes=%d probeNanos=%d"
                  + " declinedNanos=%d mostLeaseSeconds=%d")
              .formatted(
                  firstNanos,
                  mostNanos,
                  requests,
                  probes,
                  probeNanos,
                  declinedNanos,
                  mostLeaseSeconds));
    }
  }
}
