// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;

/** An IPv6 address of an interface: RFC 4862 section 5.5. */
public final class AssignedAddress {
  /** For addresses that do not end. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  private final long high;
  private final long low;
  private final int prefix;
  AddressState state;
  long preferredUntilNanos = FOR_EVER;
  long validUntilNanos = FOR_EVER;

  /** When to ask next whether somebody else has it, and how often that is still to be done. */
  long probeAtNanos;

  int probes;

  AssignedAddress(long high, long low, int prefix, AddressState state) {
    this.high = high;
    this.low = low;
    this.prefix = prefix;
    this.state = state;
  }

  /** Upper half, as in {@link IpBits}. */
  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /** Bits that it shares with all hosts of its network. */
  public int prefix() {
    return prefix;
  }

  public AddressState state() {
    return state;
  }

  /** Sets until when it is to be used for what begins, and until when at all. */
  public void lifetimes(long preferredUntil, long validUntil) {
    preferredUntilNanos = preferredUntil;
    validUntilNanos = validUntil;
  }

  /** Until when it is ours. */
  public long validUntilNanos() {
    return validUntilNanos;
  }

  boolean isUsable() {
    return state == AddressState.PREFERRED || state == AddressState.DEPRECATED;
  }

  @Override
  public String toString() {
    return IpAddress.v6(high, low) + "/" + prefix + " " + state;
  }
}
