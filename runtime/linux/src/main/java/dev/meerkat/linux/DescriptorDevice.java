// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;

/**
 * A device whose descriptor gives and takes one frame with each read and write, with a header of
 * virtio in front or without. Never blocks.
 */
abstract sealed class DescriptorDevice extends LinkDevice implements Pollable
    permits TapDevice, PacketDevice {
  private static final int LARGEST_FRAME = 65_535 + 18;
  private static final int TYPE = 12;
  private static final int VLAN = 0x8100;
  private static final int TAG = 4;

  private final int fd;
  private final boolean offloads;
  private final int front;
  private final byte[] frame = new byte[VirtioHeader.SIZE + LARGEST_FRAME];
  private final byte[] outgoing;
  private final byte[] kept = new byte[VirtioHeader.SIZE];
  private boolean closed;

  /**
   * A device over an open descriptor, which it closes.
   *
   * @param offloads whether checksums and cutting may be left to the kernel, and by it to us
   */
  DescriptorDevice(
      String name, LinkType linkType, long address, int mtu, int fd, boolean offloads) {
    super(name, linkType, address, mtu);
    this.fd = fd;
    this.offloads = offloads;
    this.front = offloads ? VirtioHeader.SIZE : 0;
    this.outgoing = new byte[offloads ? frame.length : 0];
  }

  @Override
  public final int descriptor() {
    return fd;
  }

  @Override
  public final int abilities() {
    return offloads ? Offload.CAN_CHECKSUM | Offload.CAN_SEGMENT_V4 | Offload.CAN_SEGMENT_V6 : 0;
  }

  @Override
  public final int receive(long nowNanos, int limit, FrameSink sink) {
    int count = 0;
    while (count < limit && !closed) {
      int length = Libc.read(fd, frame, 0, frame.length);
      if (length <= front) {
        break;
      }
      long offload = offloads ? VirtioHeader.read(frame, 0) : Offload.NONE;
      sink.onFrame(frame, front, length - front, offload);
      count++;
    }
    return count;
  }

  /** What the kernel does not take is lost, as on any link: its queue is the kernel's input. */
  @Override
  public final boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    boolean fits =
        length <= mtu() + linkType().headerLength() + TAG
            || offloads && Offload.segmentPayload(offload) > 0 && length <= LARGEST_FRAME;
    if (closed || !fits) {
      return true;
    }
    if (!offloads) {
      Libc.write(fd, buffer, offset, length);
    } else if (offset >= front) {
      sendInPlace(buffer, offset, length, offload);
    } else {
      System.arraycopy(buffer, offset, outgoing, front, length);
      VirtioHeader.write(outgoing, 0, outgoing, network(outgoing, front, offload), offload);
      Libc.write(fd, outgoing, 0, front + length);
    }
    return true;
  }

  /** The header stands in front of the frame for the time of the call. */
  private void sendInPlace(byte[] buffer, int offset, int length, long offload) {
    int start = offset - front;
    System.arraycopy(buffer, start, kept, 0, front);
    VirtioHeader.write(buffer, start, buffer, network(buffer, offset, offload), offload);
    Libc.write(fd, buffer, start, front + length);
    System.arraycopy(kept, 0, buffer, start, front);
  }

  /** Where the IP header of a frame that is to be cut begins. */
  private int network(byte[] buffer, int offset, long offload) {
    if (linkType() == LinkType.IP || Offload.segmentPayload(offload) == 0) {
      return offset;
    }
    int at = offset + linkType().headerLength();
    return Bytes.getU16(buffer, offset + TYPE) == VLAN ? at + TAG : at;
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      Libc.close(fd);
    }
  }
}
