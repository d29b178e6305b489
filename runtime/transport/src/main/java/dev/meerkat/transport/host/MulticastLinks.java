// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.IpAddress;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.List;

/** Which of the host's interfaces a group is listened to on. */
final class MulticastLinks {
  private MulticastLinks() {}

  /** The one that a zone names, by name or number; else the first that can, loopback at last. */
  static NetworkInterface of(IpAddress group) throws IOException {
    String zone = group.zone();
    if (!zone.isEmpty()) {
      NetworkInterface named =
          zone.chars().allMatch(Character::isDigit)
              ? NetworkInterface.getByIndex(Integer.parseInt(zone))
              : NetworkInterface.getByName(zone);
      if (named == null) {
        throw new IOException("no interface " + zone);
      }
      return named;
    }
    NetworkInterface last = null;
    for (NetworkInterface each : all()) {
      if (each.isUp() && each.supportsMulticast() && !each.isLoopback()) {
        return each;
      }
      last = each.isLoopback() ? each : last;
    }
    if (last == null) {
      throw new IOException("no interface for groups");
    }
    return last;
  }

  private static List<NetworkInterface> all() throws IOException {
    return NetworkInterface.networkInterfaces().toList();
  }
}
