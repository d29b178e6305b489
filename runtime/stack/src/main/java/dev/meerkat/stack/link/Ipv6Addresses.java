// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.stack.address.IpBits;
import java.util.ArrayList;
import java.util.List;

/**
 * The IPv6 addresses of an interface: taken after nobody has answered for them (RFC 4862 section
 * 5.4), given up when their time is over, chosen by RFC 6724 section 5.
 */
public final class Ipv6Addresses {
  private final NetworkInterface owner;
  private final LinkLimits limits;
  private final List<AssignedAddress> all = new ArrayList<>();

  Ipv6Addresses(NetworkInterface owner, LinkLimits limits) {
    this.owner = owner;
    this.limits = limits;
  }

  /** All, usable or not. */
  public List<AssignedAddress> all() {
    return List.copyOf(all);
  }

  public int count() {
    return all.size();
  }

  /**
   * Takes an address; it can be used once it is known that nobody else has it.
   *
   * @return null if there are as many as the limit allows
   */
  public AssignedAddress add(long high, long low, int prefix, long nowNanos) {
    AssignedAddress known = find(high, low);
    if (known != null || all.size() == limits.addresses()) {
      return known;
    }
    boolean asks = owner.isEthernet();
    AssignedAddress added =
        new AssignedAddress(
            high, low, prefix, asks ? AddressState.TENTATIVE : AddressState.PREFERRED);
    added.probes = asks ? 1 : 0;
    added.probeAtNanos = nowNanos;
    all.add(added);
    owner.inMotion(nowNanos);
    return added;
  }

  /** Gives an address up. */
  public void remove(AssignedAddress gone) {
    all.remove(gone);
  }

  /** An address of ours, usable or not; null if it is none. */
  public AssignedAddress find(long high, long low) {
    for (int i = 0; i < all.size(); i++) {
      AssignedAddress each = all.get(i);
      if (each.low() == low && each.high() == high) {
        return each;
      }
    }
    return null;
  }

  /** Whether packets to an address are for us. */
  public boolean has(long high, long low) {
    AssignedAddress found = find(high, low);
    return found != null && found.isUsable();
  }

  /** Whether a group is one that the owners of our addresses are asked in. */
  boolean isSolicited(long high, long low) {
    if (high != IpBits.LINK_GROUPS) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (IpBits.solicitedLow(all.get(i).low()) == low) {
        return true;
      }
    }
    return false;
  }

  /** The address that packets to a target come from; null if there is none. */
  public AssignedAddress best(long high, long low) {
    AssignedAddress best = null;
    for (int i = 0; i < all.size(); i++) {
      AssignedAddress each = all.get(i);
      if (each.isUsable() && (best == null || isBetter(each, best, high, low))) {
        best = each;
      }
    }
    return best;
  }

  /** Rules 1, 2, 3 and 8. */
  private static boolean isBetter(AssignedAddress one, AssignedAddress other, long high, long low) {
    if (one.high() == high && one.low() == low) {
      return true;
    }
    boolean near = IpBits.isLinkLocal(high) || IpBits.isLinkGroup(high);
    boolean oneNear = IpBits.isLinkLocal(one.high());
    if (oneNear != IpBits.isLinkLocal(other.high())) {
      return oneNear == near;
    }
    if (one.state != other.state) {
      return one.state == AddressState.PREFERRED;
    }
    return common(one, high, low) > common(other, high, low);
  }

  private static int common(AssignedAddress one, long high, long low) {
    int bits = Long.numberOfLeadingZeros(one.high() ^ high);
    if (bits == 64) {
      bits += Long.numberOfLeadingZeros(one.low() ^ low);
    }
    return Math.min(bits, one.prefix());
  }

  /** Somebody else has an address of ours: RFC 4862 section 5.4.5. */
  public void duplicate(AssignedAddress which) {
    which.state = AddressState.DUPLICATE;
  }

  /** Lets time pass. */
  void tick(long nowNanos) {
    for (int i = all.size() - 1; i >= 0; i--) {
      AssignedAddress each = all.get(i);
      if (each.state == AddressState.TENTATIVE && nowNanos - each.probeAtNanos >= 0) {
        verify(each, nowNanos);
      } else if (each.state == AddressState.PREFERRED && nowNanos >= each.preferredUntilNanos) {
        each.state = AddressState.DEPRECATED;
      } else if (each.state == AddressState.DEPRECATED && nowNanos < each.preferredUntilNanos) {
        each.state = AddressState.PREFERRED;
      }
      if (nowNanos >= each.validUntilNanos) {
        all.remove(i);
      }
    }
  }

  private void verify(AssignedAddress each, long nowNanos) {
    if (each.probes > 0) {
      each.probes--;
      each.probeAtNanos = nowNanos + limits.askNanos();
      owner.probe(each.high(), each.low(), nowNanos);
    } else {
      each.state = AddressState.PREFERRED;
    }
  }

  /** Whether {@link #tick} has something to do some time. */
  boolean isInMotion() {
    for (int i = 0; i < all.size(); i++) {
      AssignedAddress each = all.get(i);
      if (each.state == AddressState.TENTATIVE
          || each.validUntilNanos != AssignedAddress.FOR_EVER
          || each.preferredUntilNanos != AssignedAddress.FOR_EVER) {
        return true;
      }
    }
    return false;
  }
}
