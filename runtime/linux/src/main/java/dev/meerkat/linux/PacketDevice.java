// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A packet socket of Linux on an Ethernet interface: we share the cable with the kernel. Needs
 * CAP_NET_RAW.
 *
 * <p>With a link address of our own we are a second host on the cable, and the interface is put
 * into promiscuous mode for as long as the device is open. With the interface's own address the
 * kernel answers the same frames; give it no IP address then. Frames that this machine sends do not
 * come in. Checksums and cutting are left to the kernel and the interface, see {@code packet(7)},
 * PACKET_VNET_HDR.
 */
public final class PacketDevice extends DescriptorDevice {
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_VNET_HDR = 15;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final short PACKET_MR_PROMISC = 1;

  /** ETH_P_ALL, most significant octet first. */
  private static final short EVERY_TYPE = 0x0300;

  private static final int ADDRESS_BYTES = 20;
  private static final int MEMBERSHIP_BYTES = 16;

  private PacketDevice(String name, long address, int mtu, int fd) {
    super(name, LinkType.ETHERNET, address, mtu, fd, true);
  }

  /**
   * Opens an interface.
   *
   * @param address our own link address
   * @throws IOException if the system refuses, with what it says
   */
  public static PacketDevice open(String name, long address, int mtu) throws IOException {
    // No type yet: frames come in once the socket is bound to its interface.
    int fd = Libc.socket(AF_PACKET, SOCK_RAW | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0);
    if (fd < 0) {
      throw refused(name, fd);
    }
    int result = prepare(fd, name);
    if (result < 0) {
      Libc.close(fd);
      throw refused(name, result);
    }
    return new PacketDevice(name, address, mtu, fd);
  }

  private static IOException refused(String name, int result) {
    return new IOException("cannot open interface " + name + ": " + Errno.text(-result));
  }

  private static int prepare(int fd, String name) {
    try (Arena arena = Arena.ofConfined()) {
      int index = Libc.interfaceIndex(arena.allocateFrom(name));
      if (index < 0) {
        return index;
      }
      MemorySegment on = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
      int result = Libc.option(fd, SOL_PACKET, PACKET_VNET_HDR, on);
      if (result >= 0) {
        result = Libc.option(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, on);
      }
      if (result >= 0) {
        result = Libc.option(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership(arena, index));
      }
      return result < 0 ? result : Libc.bind(fd, socketAddress(arena, index));
    }
  }

  /** struct packet_mreq. */
  private static MemorySegment membership(Arena arena, int index) {
    MemorySegment request = arena.allocate(MEMBERSHIP_BYTES, 8);
    request.set(ValueLayout.JAVA_INT, 0, index);
    request.set(ValueLayout.JAVA_SHORT, 4, PACKET_MR_PROMISC);
    return request;
  }

  /** struct sockaddr_ll. */
  private static MemorySegment socketAddress(Arena arena, int index) {
    MemorySegment address = arena.allocate(ADDRESS_BYTES, 8);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
    address.set(ValueLayout.JAVA_SHORT, 2, EVERY_TYPE);
    address.set(ValueLayout.JAVA_INT, 4, index);
    return address;
  }
}
