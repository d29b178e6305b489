// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** The interfaces of this host and their addresses: what it takes in. */
public final class IpAddresses {
  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private final List<Route> direct = new ArrayList<>();

  public void add(NetworkInterface added) {
    interfaces.add(added);
    direct.add(new Route(0, 0, 0, added, 0, 0));
  }

  public List<NetworkInterface> interfaces() {
    return interfaces;
  }

  /** The way to whoever is on the link of an interface. */
  public Route direct(NetworkInterface over) {
    int index = interfaces.indexOf(over);
    return index < 0 ? null : direct.get(index);
  }

  /** The way over the interface of a name, or over the first one if the name is empty. */
  public Route direct(String link) {
    for (int i = 0; i < interfaces.size(); i++) {
      if (link.isEmpty() || link.equals(interfaces.get(i).name())) {
        return direct.get(i);
      }
    }
    return null;
  }

  /** The address that packets over an interface come from; null if there is none. */
  AssignedAddress best(NetworkInterface over, long high, long low) {
    AssignedAddress best = over.addresses().best(high, low);
    // A host is one: an interface without an address of its own lends another's.
    for (int i = 0; best == null && i < interfaces.size(); i++) {
      AssignedAddress other = interfaces.get(i).addresses().best(high, low);
      best = other == null || IpBits.isLinkLocal(other.high()) ? null : other;
    }
    return best;
  }

  /** Whether an address is one of this host's own. */
  public boolean isOurs(long high, long low) {
    if (IpBits.isLoopback(high, low)) {
      return true;
    }
    for (int i = 0; i < interfaces.size(); i++) {
      if (interfaces.get(i).has(high, low)) {
        return true;
      }
    }
    return false;
  }
}
