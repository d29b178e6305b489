// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.link.Device;
import dev.meerkat.linux.PollWaiter;
import dev.meerkat.linux.TapDevice;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.link.NetworkInterface;
import java.io.IOException;
import java.security.SecureRandom;

/** Makes a host of our own, with one TAP or TUN interface of Linux. */
public final class DeviceNetwork {
  private static final int MTU = 1500;

  /** A link address that nobody sold: the second bit of the first octet; IEEE 802c. */
  private static final long LOCAL = 0x02_00_00_00_00_00L;

  private static final long LAST_FIVE_OCTETS = 0xFF_FFFF_FFFFL;

  private DeviceNetwork() {}

  /**
   * Opens an interface and gives the host at its other end an address.
   *
   * @param name of the interface; made if there is none. One that begins with {@code tun} carries
   *     IP packets, any other Ethernet frames
   * @param gateway the way to everybody else; null for none
   * @throws IOException if the system refuses, with what it says
   */
  public static NetworkStack open(
      String name, InterfaceAddress address, IpAddress gateway, ErrorSink errors)
      throws IOException {
    SecureRandom random = new SecureRandom();
    TapDevice device =
        name.startsWith("tun")
            ? TapDevice.openTunWithOffload(name, MTU)
            : TapDevice.openTapWithOffload(name, LOCAL | random.nextLong() & LAST_FIVE_OCTETS, MTU);
    try {
      return on(device, new PollWaiter(device), address, gateway, random, errors);
    } catch (RuntimeException failure) {
      device.close();
      throw failure;
    }
  }

  private static NetworkStack on(
      Device device,
      PollWaiter waiter,
      InterfaceAddress address,
      IpAddress gateway,
      SecureRandom random,
      ErrorSink errors) {
    NetworkStack stack =
        new NetworkStack(new SystemClock(), waiter, StackLimits.DEFAULT, random, errors);
    NetworkInterface link = stack.attach(device);
    stack.address(link, address.address(), address.prefix());
    if (gateway != null) {
      stack.gateway(link, gateway);
    }
    return stack;
  }
}
