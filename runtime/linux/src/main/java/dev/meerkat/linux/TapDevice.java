// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A TAP or TUN interface of Linux: the kernel is the other end of the cable. Needs CAP_NET_ADMIN,
 * or an interface that was made for this user.
 */
public final class TapDevice implements Device, Pollable {
  private static final String PATH = "/dev/net/tun";
  private static final long TUNSETIFF = 0x400454CAL;
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 40;
  private static final short IFF_TUN = 1;
  private static final short IFF_TAP = 2;
  private static final short IFF_NO_PI = 0x1000;
  private static final int LARGEST_FRAME = 65_535 + 14;

  private final int fd;
  private final String name;
  private final LinkType linkType;
  private final long address;
  private final int mtu;
  private final byte[] frame = new byte[LARGEST_FRAME];
  private boolean closed;

  private TapDevice(int fd, String name, LinkType linkType, long address, int mtu) {
    this.fd = fd;
    this.name = name;
    this.linkType = linkType;
    this.address = address;
    this.mtu = mtu;
  }

  /**
   * Opens an interface that carries Ethernet frames.
   *
   * @param name of the interface; made if there is none
   * @param address our own link address, not the kernel's
   * @throws IOException if the system refuses, with what it says
   */
  public static TapDevice openTap(String name, long address, int mtu) throws IOException {
    return open(name, LinkType.ETHERNET, IFF_TAP, address, mtu);
  }

  /** Opens an interface that carries IP packets. */
  public static TapDevice openTun(String name, int mtu) throws IOException {
    return open(name, LinkType.IP, IFF_TUN, 0, mtu);
  }

  private static TapDevice open(String name, LinkType type, short kind, long address, int mtu)
      throws IOException {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    if (octets.length == 0 || octets.length >= NAME_BYTES) {
      throw new IllegalArgumentException("a name has 1 to 15 octets: " + name);
    }
    int fd = Libc.open(PATH, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new IOException("cannot open " + PATH + ": " + Errno.text(-fd));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
      MemorySegment.copy(octets, 0, request, ValueLayout.JAVA_BYTE, 0, octets.length);
      request.set(ValueLayout.JAVA_SHORT, NAME_BYTES, (short) (kind | IFF_NO_PI));
      int result = Libc.ioctl(fd, TUNSETIFF, request);
      if (result < 0) {
        Libc.close(fd);
        throw new IOException("cannot open interface " + name + ": " + Errno.text(-result));
      }
    }
    return new TapDevice(fd, name, type, address, mtu);
  }

  @Override
  public int descriptor() {
    return fd;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LinkType linkType() {
    return linkType;
  }

  @Override
  public long address() {
    return address;
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int abilities() {
    return 0;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    int count = 0;
    while (count < limit && !closed) {
      int length = Libc.read(fd, frame, 0, frame.length);
      if (length <= 0) {
        break;
      }
      sink.onFrame(frame, 0, length, 0);
      count++;
    }
    return count;
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (!closed && length <= mtu + linkType.headerLength()) {
      // What the kernel does not take is lost, as on any link: TAP's queue is the kernel's input.
      Libc.write(fd, buffer, offset, length);
    }
    return true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Libc.close(fd);
    }
  }
}
