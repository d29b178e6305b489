// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.tunnel;

import dev.meerkat.core.count.Counters;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Ethernet to one other end over UDP of the host.
 *
 * <pre>
 * qemu-system-x86_64 -device virtio-net,netdev=n -netdev dgram,id=n,\
 *   local.type=inet,local.host=127.0.0.1,local.port=5001,\
 *   remote.type=inet,remote.host=127.0.0.1,remote.port=5000
 * </pre>
 *
 * <p>Only datagrams of that end are taken. Frames that the host does not take are lost and counted,
 * as on any cable; nothing is allocated per frame.
 */
public final class TunnelDevice extends LinkDevice {
  private final DatagramChannel channel;
  private final int longest;
  private final ByteBuffer outgoing;
  private final ByteBuffer incoming;
  private final byte[] frame;
  private final Counters<TunnelCounter> counters = new Counters<>(TunnelCounter.class);

  private TunnelDevice(DatagramChannel channel, long address, int mtu) {
    super("tunnel", LinkType.ETHERNET, address, mtu);
    this.channel = channel;
    this.longest = mtu + LinkType.ETHERNET.headerLength();
    this.outgoing = ByteBuffer.allocateDirect(longest);
    // One octet more shows a frame that is too long.
    this.incoming = ByteBuffer.allocateDirect(longest + 1);
    this.frame = new byte[longest];
  }

  /**
   * Opens an end.
   *
   * @param local where the other end sends its datagrams; port 0 for any
   * @param address our own link address
   */
  public static TunnelDevice open(
      InetSocketAddress local, InetSocketAddress remote, long address, int mtu) throws IOException {
    if (mtu < 1 || mtu > 65_000) {
      throw new IllegalArgumentException("mtu is 1 to 65000: " + mtu);
    }
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(local);
      channel.connect(remote);
      return new TunnelDevice(channel, address, mtu);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** What {@link ChannelWaiter} waits for. */
  public DatagramChannel channel() {
    return channel;
  }

  /** What has become of frames. */
  public Counters<TunnelCounter> counters() {
    return counters;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    int count = 0;
    while (count < limit && read()) {
      int length = incoming.position();
      count++;
      if (length > longest) {
        counters.increment(TunnelCounter.TOO_LONG);
        continue;
      }
      incoming.get(0, frame, 0, length);
      counters.increment(TunnelCounter.RECEIVED);
      sink.onFrame(frame, 0, length, Offload.NONE);
    }
    return count;
  }

  /** Fills {@link #incoming} with the next datagram; false if there is none. */
  private boolean read() {
    incoming.clear();
    try {
      // An empty datagram reads as none at all: what is behind it waits for the next call.
      return channel.isOpen() && channel.read(incoming) > 0;
    } catch (IOException refused) {
      // The host tells of an earlier datagram that did not reach anybody.
      counters.increment(TunnelCounter.REFUSED);
      return false;
    }
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (length > longest) {
      counters.increment(TunnelCounter.TOO_LONG);
      return true;
    }
    outgoing.clear().put(buffer, offset, length).flip();
    try {
      boolean sent = channel.isOpen() && channel.write(outgoing) == length;
      counters.increment(sent ? TunnelCounter.SENT : TunnelCounter.REFUSED);
    } catch (IOException refused) {
      counters.increment(TunnelCounter.REFUSED);
    }
    return true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // There is nothing left that could be lost.
      counters.increment(TunnelCounter.REFUSED);
    }
  }
}
