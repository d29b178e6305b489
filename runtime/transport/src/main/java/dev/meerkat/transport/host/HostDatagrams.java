// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.stream.ContainedDatagramHandler;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.TurnMember;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One UDP socket. */
final class HostDatagrams extends TurnMember implements Datagrams, Selected {
  private final DatagramChannel channel;
  private final StreamContext context;
  private final ByteBuffer transfer;
  private final DatagramLimits limits;
  private final ContainedDatagramHandler handler;
  private final Endpoint local;
  private final byte[] received;
  private final SeenAddresses seen = new SeenAddresses();
  private final SelectionKey key;
  private int readyOps;
  private boolean starved;
  private final Map<IpAddress, MembershipKey> memberships = new HashMap<>();
  private boolean unreachable;
  private boolean closed;

  HostDatagrams(
      DatagramChannel channel,
      HostPoller poller,
      StreamContext context,
      ByteBuffer transfer,
      DatagramLimits limits,
      DatagramHandler handler)
      throws IOException {
    this.channel = channel;
    this.context = context;
    this.transfer = transfer;
    this.limits = limits;
    this.handler = new ContainedDatagramHandler(this, handler);
    this.local = SocketAddresses.of(channel.getLocalAddress());
    this.received = new byte[limits.receiveBytes()];
    this.key = poller.register(channel, SelectionKey.OP_READ, this);
  }

  @Override
  public EventLoop loop() {
    return context.loop();
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public boolean send(Endpoint target, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (closed) {
      return false;
    }
    if (length > transfer.capacity()) {
      context.counters().increment(TransportCounter.DATAGRAMS_LOST);
      return true;
    }
    InetSocketAddress address = seen.of(target);
    transfer.clear().put(source, offset, length).flip();
    try {
      if (channel.send(transfer, address) == 0 && length > 0) {
        starved = true;
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return false;
      }
      context.counters().increment(TransportCounter.DATAGRAMS_SENT);
    } catch (PortUnreachableException nobody) {
      unreachable();
    } catch (IOException refused) {
      context.counters().increment(TransportCounter.DATAGRAMS_LOST);
    }
    return true;
  }

  @Override
  public void join(IpAddress group) {
    try {
      memberships.put(group, channel.join(SocketAddresses.of(group), MulticastLinks.of(group)));
    } catch (IOException | UnsupportedOperationException failure) {
      throw new TransportException(
          TransportException.Reason.NO_RESOURCES, "cannot join " + group, failure);
    }
  }

  @Override
  public void leave(IpAddress group) {
    MembershipKey membership = memberships.remove(group);
    if (membership != null) {
      membership.drop();
    }
  }

  @Override
  public void connect(Endpoint peer) {
    try {
      channel.connect(SocketAddresses.of(peer));
    } catch (IOException failure) {
      throw new TransportException(
          TransportException.Reason.NO_RESOURCES, "cannot connect to " + peer, failure);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      context.turns().wantEgress(this);
    }
  }

  @Override
  public void closeNow() {
    closed = true;
    egress(context.loop().now());
  }

  @Override
  public void selected(int ops) {
    readyOps |= ops;
    context.turns().wantIngress(this);
  }

  @Override
  protected void ingress(long nowNanos) {
    int ops = readyOps;
    readyOps = 0;
    if (closed) {
      return;
    }
    if ((ops & SelectionKey.OP_WRITE) != 0 && starved) {
      starved = false;
      key.interestOps(SelectionKey.OP_READ);
      handler.onWritable();
    }
    if (unreachable) {
      unreachable = false;
      handler.onUnreachable();
    }
    int budget = limits.datagramsPerTurn();
    while (budget-- > 0 && !closed && receiveOne()) {
      // The next one, while there are any.
    }
  }

  @Override
  protected void egress(long nowNanos) {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The descriptor is given back whatever this says.
    }
    handler.onClose();
  }

  private boolean receiveOne() {
    transfer.clear();
    SocketAddress source;
    try {
      source = channel.receive(transfer);
    } catch (PortUnreachableException nobody) {
      unreachable();
      return true;
    } catch (IOException refused) {
      context.counters().increment(TransportCounter.DATAGRAMS_LOST);
      return true;
    }
    if (source == null) {
      return false;
    }
    int length = transfer.position();
    if (length > limits.receiveBytes()) {
      context.counters().increment(TransportCounter.DATAGRAMS_TOO_LARGE);
      return true;
    }
    transfer.flip().get(received, 0, length);
    context.counters().increment(TransportCounter.DATAGRAMS_RECEIVED);
    handler.onDatagram(seen.of(source), received, 0, length);
    return true;
  }

  /** Found at a send or a receive after the one that it is about: told in a turn of its own. */
  private void unreachable() {
    context.counters().increment(TransportCounter.DATAGRAMS_LOST);
    unreachable = true;
    context.turns().wantIngress(this);
  }
}
