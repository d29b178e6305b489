// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A TAP or TUN interface of Linux: the kernel is the other end of the cable. Needs CAP_NET_ADMIN,
 * or an interface that was made for this user.
 *
 * <p>With offload, a frame may be a TCP packet of up to 64 KiB whose checksum nobody has computed:
 * on a cable within one machine there is no need to.
 */
public final class TapDevice extends DescriptorDevice {
  private static final String PATH = "/dev/net/tun";
  private static final long TUNSETIFF = 0x400454CAL;
  private static final long TUNSETOFFLOAD = 0x400454D0L;
  private static final long TUNSETVNETLE = 0x400454DCL;
  private static final int TAKES_CHECKSUM_AND_SEGMENTS = 1 | 2 | 4;
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 40;
  private static final short IFF_TUN = 1;
  private static final short IFF_TAP = 2;
  private static final short IFF_NO_PI = 0x1000;
  private static final short IFF_VNET_HDR = 0x4000;

  private TapDevice(
      String name, LinkType linkType, long address, int mtu, int fd, boolean offloads) {
    super(name, linkType, address, mtu, fd, offloads);
  }

  /**
   * Opens an interface that carries Ethernet frames.
   *
   * @param name of the interface; made if there is none
   * @param address our own link address, not the kernel's
   * @throws IOException if the system refuses, with what it says
   */
  public static TapDevice openTap(String name, long address, int mtu) throws IOException {
    return open(name, LinkType.ETHERNET, IFF_TAP, address, mtu, false);
  }

  /** Opens an interface that carries Ethernet frames, checksums and cutting left undone. */
  public static TapDevice openTapWithOffload(String name, long address, int mtu)
      throws IOException {
    return open(name, LinkType.ETHERNET, IFF_TAP, address, mtu, true);
  }

  /** Opens an interface that carries IP packets. */
  public static TapDevice openTun(String name, int mtu) throws IOException {
    return open(name, LinkType.IP, IFF_TUN, 0, mtu, false);
  }

  /** Opens an interface that carries IP packets, checksums and cutting left undone. */
  public static TapDevice openTunWithOffload(String name, int mtu) throws IOException {
    return open(name, LinkType.IP, IFF_TUN, 0, mtu, true);
  }

  private static TapDevice open(
      String name, LinkType type, short kind, long address, int mtu, boolean offloads)
      throws IOException {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    if (octets.length == 0 || octets.length >= NAME_BYTES) {
      throw new IllegalArgumentException("the name of an interface has 1 to 15 octets: " + name);
    }
    int fd = Libc.open(PATH, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new IOException("cannot open " + PATH + ": " + Errno.text(-fd));
    }
    int flags = kind | IFF_NO_PI | (offloads ? IFF_VNET_HDR : 0);
    int result = attach(fd, octets, (short) flags);
    if (result >= 0 && offloads) {
      result = agree(fd);
    }
    if (result < 0) {
      Libc.close(fd);
      throw new IOException("cannot open interface " + name + ": " + Errno.text(-result));
    }
    return new TapDevice(name, type, address, mtu, fd, offloads);
  }

  private static int attach(int fd, byte[] name, short flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
      MemorySegment.copy(name, 0, request, ValueLayout.JAVA_BYTE, 0, name.length);
      request.set(ValueLayout.JAVA_SHORT, NAME_BYTES, flags);
      return Libc.ioctl(fd, TUNSETIFF, request);
    }
  }

  /** Says what we take, and that headers have their least significant octet first. */
  private static int agree(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      int order = Libc.ioctl(fd, TUNSETVNETLE, arena.allocateFrom(ValueLayout.JAVA_INT, 1));
      return order < 0
          ? order
          : Libc.ioctl(fd, TUNSETOFFLOAD, MemorySegment.ofAddress(TAKES_CHECKSUM_AND_SEGMENTS));
    }
  }
}
