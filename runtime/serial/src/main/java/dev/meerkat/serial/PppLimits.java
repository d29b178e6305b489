// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/**
 * The bounds of a PPP line.
 *
 * @param mtu largest packet that we take and send; the peer may ask for less
 * @param restartNanos time without an answer before a request is repeated; RFC 1661 section 4.6
 * @param requests times that a request is sent before the peer counts as not there
 * @param refusals times that another value is proposed before an option is rejected
 * @param queuedPackets largest packets that wait for the line
 */
public record PppLimits(int mtu, long restartNanos, int requests, int refusals, int queuedPackets) {
  /** The values that RFC 1661 names: 1,500 octets, three seconds, ten requests, five refusals. */
  public static final PppLimits DEFAULT = new PppLimits(1500, 3_000_000_000L, 10, 5, 8);

  public PppLimits {
    if (mtu < 64 || mtu > 65_535 || restartNanos < 1 || requests < 1 || refusals < 0) {
      throw new IllegalArgumentException(
          "limit out of range: mtu=%d (64 to 65535) restartNanos=%d requests=%d refusals=%d"
              .formatted(mtu, restartNanos, requests, refusals));
    }
    if (queuedPackets < 1) {
      throw new IllegalArgumentException("queuedPackets must be above 0: " + queuedPackets);
    }
  }

  /** Most octets of what we take: nobody may be asked to send less than 1,500 of control. */
  int mostOctets() {
    return Math.max(mtu, 1500);
  }
}
