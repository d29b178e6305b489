// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.dhcp.DhcpClient;
import dev.meerkat.stack.dhcp.DhcpLease;
import dev.meerkat.stack.dhcp.DhcpLimits;
import dev.meerkat.stack.dhcp.DhcpListener;
import dev.meerkat.stack.dhcp.InformationClient;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.SplittableRandom;

/**
 * The program at the other end of the cable: gets its address by DHCP and says what it was given.
 */
final class LeaseHost implements DhcpListener {
  private static final long ADDRESS = 0x02_00_00_00_00_02L;

  /** In place of an address: ask for no address, but for the network's servers. */
  private static final String INFORMATION = "information";

  private LeaseHost() {}

  /** Argument: an address of a time before, or {@value #INFORMATION}; or none. */
  public static void main(String[] arguments) throws Exception {
    TapDevice tap = TapDevice.openTap(NetworkNamespace.INTERFACE, ADDRESS, 1500);
    NetworkStack stack =
        new NetworkStack(
            new SystemClock(),
            new PollWaiter(tap),
            StackLimits.DEFAULT,
            new SplittableRandom(),
            (source, failure) -> failure.printStackTrace());
    NetworkInterface link = stack.attach(tap);
    DhcpClient client = stack.dhcp().client(link, DhcpLimits.DEFAULT, new LeaseHost());
    if (arguments.length > 0 && arguments[0].equals(INFORMATION)) {
      stack.autoConfigure(link);
      new InformationClient(
          stack.dhcpHost(), link, (names, times) -> System.out.println("told " + names));
    } else {
      client.start(arguments.length == 0 ? null : IpAddress.parse(arguments[0]));
    }
    stack.loop().run();
  }

  @Override
  public void onBound(DhcpClient client, DhcpLease lease) {
    System.out.println("bound " + lease);
  }

  @Override
  public void onLost(DhcpClient client) {
    System.out.println("lost");
  }
}
