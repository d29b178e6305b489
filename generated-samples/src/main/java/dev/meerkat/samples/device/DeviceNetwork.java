// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.core.time.Timer;
import dev.meerkat.link.Device;
import dev.meerkat.linux.PacketDevice;
import dev.meerkat.linux.PollWaiter;
import dev.meerkat.linux.Pollable;
import dev.meerkat.linux.TapDevice;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.dhcp.DhcpClient;
import dev.meerkat.stack.dhcp.DhcpLimits;
import dev.meerkat.stack.dhcp.DhcpListener;
import dev.meerkat.stack.link.NetworkInterface;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.function.Consumer;

/**
 * A host of our own with one interface of Linux.
 *
 * @param address where it is reached
 */
public record DeviceNetwork(NetworkStack stack, IpAddress address) {
  private static final int MOST_MTU = 1500;

  /** A link address that nobody sold: the second bit of the first octet; IEEE 802c. */
  private static final long LOCAL = 0x02_00_00_00_00_00L;

  private static final long LAST_FIVE_OCTETS = 0xFF_FFFF_FFFFL;
  private static final long LEASED_WITHIN_SECONDS = 30;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * Opens an interface and gives the host at its other end an address.
   *
   * @param name of the interface. One that begins with {@code tap} is a TAP interface, with {@code
   *     tun} a TUN interface, made if there is none; of any other a packet socket takes the frames
   * @param gateway the way to everybody else; null for none
   * @param notes hears what its user should know
   * @throws IOException if the system refuses, with what it says
   * @throws IllegalArgumentException if no interface can have that name
   */
  public static DeviceNetwork open(
      String name,
      InterfaceAddress address,
      IpAddress gateway,
      ErrorSink errors,
      Consumer<String> notes)
      throws IOException {
    Attached host = Attached.to(name, errors, notes);
    host.stack.address(host.link, address.address(), address.prefix());
    if (gateway != null) {
      host.stack.gateway(host.link, gateway);
    }
    return new DeviceNetwork(host.stack, address.address());
  }

  /**
   * Opens an interface and waits until a server of DHCP has given an address there.
   *
   * @param notes hears what its user should know
   * @throws IOException if the system refuses, or no server answers in half a minute
   * @throws IllegalArgumentException if no interface can have that name
   */
  public static DeviceNetwork leased(String name, ErrorSink errors, Consumer<String> notes)
      throws IOException {
    Attached host = Attached.to(name, errors, notes);
    notes.accept("asking for an address on " + name);
    DhcpClient client =
        host.stack.dhcp().client(host.link, DhcpLimits.DEFAULT, new DhcpListener() {});
    client.start();
    EventLoop loop = host.stack.loop();
    long until = loop.now() + LEASED_WITHIN_SECONDS * NANOS_PER_SECOND;
    Timer alarm = new Timer((timer, now) -> {});
    loop.timers().schedule(alarm, until);
    loop.runUntil(() -> client.lease() != null || loop.now() >= until);
    loop.timers().cancel(alarm);
    if (client.lease() == null) {
      host.stack.close();
      throw new IOException(
          "no server of DHCP has answered on %s in %d seconds"
              .formatted(name, LEASED_WITHIN_SECONDS));
    }
    return new DeviceNetwork(host.stack, client.lease().address());
  }

  /** A stack with its one device. */
  private record Attached(NetworkStack stack, NetworkInterface link) {
    static Attached to(String name, ErrorSink errors, Consumer<String> notes) throws IOException {
      Attached attached = to(name, errors);
      if (new KernelEnd(name).isDown()) {
        notes.accept(name + " is down: nothing passes until 'ip link set " + name + " up'");
      }
      return attached;
    }

    private static Attached to(String name, ErrorSink errors) throws IOException {
      SecureRandom random = new SecureRandom();
      int mtu = new KernelEnd(name).mtu(MOST_MTU);
      if (name.startsWith("tun")) {
        return to(TapDevice.openTunWithOffload(name, mtu), random, errors);
      }
      long address = LOCAL | random.nextLong() & LAST_FIVE_OCTETS;
      return name.startsWith("tap")
          ? to(TapDevice.openTapWithOffload(name, address, mtu), random, errors)
          : to(PacketDevice.open(name, address, mtu), random, errors);
    }

    private static <D extends Device & Pollable> Attached to(
        D device, SecureRandom random, ErrorSink errors) {
      try {
        NetworkStack stack =
            new NetworkStack(
                new SystemClock(), new PollWaiter(device), StackLimits.DEFAULT, random, errors);
        return new Attached(stack, stack.attach(device));
      } catch (RuntimeException failure) {
        device.close();
        throw failure;
      }
    }
  }
}
