// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** The addresses of this host: what it takes in. */
public final class IpAddresses {
  private static final int LIMITED_BROADCAST = -1;
  private static final int ALL_HOSTS = 0xE000_0001;

  private final List<NetworkInterface> interfaces = new ArrayList<>();

  public void add(NetworkInterface added) {
    interfaces.add(added);
  }

  public List<NetworkInterface> interfaces() {
    return interfaces;
  }

  /** Whether an address is one of this host's own. */
  public boolean isOurs(int ip) {
    if (isLoopback(ip)) {
      return true;
    }
    for (int i = 0; i < interfaces.size(); i++) {
      if (interfaces.get(i).ipv4() == ip && ip != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a group's or a broadcast address is listened to on an interface. */
  public boolean takes(int ip, NetworkInterface on) {
    return ip == LIMITED_BROADCAST || ip == ALL_HOSTS || on.isBroadcast(ip);
  }

  /** 224.0.0.0/4 */
  public static boolean isMulticast(int ip) {
    return ip >>> 28 == 0xE;
  }

  /** 127.0.0.0/8 */
  public static boolean isLoopback(int ip) {
    return ip >>> 24 == 127;
  }
}
