// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.StreamLife;
import dev.meerkat.transport.stream.StreamSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/** One TCP socket: moves bytes through the loop's transfer buffer. */
final class HostStream implements StreamSocket, Selected {
  private final SocketChannel channel;
  private final ByteBuffer transfer;
  private final Endpoint remote;
  private final Runnable whenClosed;
  private final StreamLife life;
  private Endpoint local;
  private SelectionKey key;
  private int interest;

  HostStream(
      SocketChannel channel,
      ByteBuffer transfer,
      StreamContext context,
      Endpoint local,
      Endpoint remote,
      ConnectionLimits limits,
      Runnable whenClosed) {
    this.channel = channel;
    this.transfer = transfer;
    this.local = local;
    this.remote = remote;
    this.whenClosed = whenClosed;
    this.life = new StreamLife(context, this, limits);
  }

  StreamLife life() {
    return life;
  }

  /** Puts an accepted socket on the selector; nothing is wanted from it yet. */
  void register(HostPoller poller) {
    key = poller.register(channel, 0, this);
  }

  /** Begins to connect. Outcomes are signalled, never told from inside. */
  void connect(HostPoller poller, InetSocketAddress remote, ConnectionHandler handler) {
    life.connect(handler);
    key = poller.register(channel, 0, this);
    try {
      if (channel.connect(remote)) {
        connected();
      } else {
        key.interestOps(SelectionKey.OP_CONNECT);
      }
    } catch (IOException | UnsupportedAddressTypeException failure) {
      life.fail(connectFailure(failure));
    }
  }

  @Override
  public void selected(int readyOps) {
    if ((readyOps & SelectionKey.OP_CONNECT) != 0) {
      finishConnect();
      return;
    }
    int signals = 0;
    if ((readyOps & SelectionKey.OP_READ) != 0) {
      signals |= StreamLife.READABLE;
    }
    if ((readyOps & SelectionKey.OP_WRITE) != 0) {
      signals |= StreamLife.WRITABLE;
    }
    life.signal(signals);
  }

  private void finishConnect() {
    try {
      channel.finishConnect();
      connected();
    } catch (IOException failure) {
      // The JDK has closed the channel and cancelled its key.
      life.fail(connectFailure(failure));
    }
  }

  private void connected() throws IOException {
    key.interestOps(0);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    local = SocketAddresses.of(channel.getLocalAddress());
    life.signal(StreamLife.CONNECTED);
  }

  /** The JDK tells refusal and time-out apart in the message alone; a reset refuses as well. */
  private static CloseReason connectFailure(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    if (said.contains("refused") || said.contains("reset")) {
      return CloseReason.CONNECT_REFUSED;
    }
    if (said.contains("timed out")) {
      return CloseReason.CONNECT_TIMEOUT;
    }
    return CloseReason.CONNECT_UNREACHABLE;
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public int receive(byte[] target, int offset, int length) {
    transfer.clear().limit(Math.min(length, transfer.capacity()));
    try {
      int count = channel.read(transfer);
      if (count > 0) {
        transfer.flip().get(target, offset, count);
      }
      return count < 0 ? END : count;
    } catch (IOException failure) {
      return BROKEN;
    }
  }

  @Override
  public int send(byte[] source, int offset, int length) {
    transfer.clear();
    return send(0, source, offset, length);
  }

  @Override
  public int send(
      byte[] first, int offset, int length, byte[] second, int secondOffset, int secondLength) {
    transfer.clear();
    if (length >= transfer.capacity()) {
      return send(0, first, offset, length);
    }
    transfer.put(first, offset, length);
    return send(length, second, secondOffset, secondLength);
  }

  /** Sends what stands in the transfer buffer already, and an array behind it. */
  private int send(int ahead, byte[] source, int offset, int length) {
    int before = ahead;
    int all = ahead + length;
    int sent = 0;
    try {
      while (sent < all) {
        int chunk = Math.min(all - sent, transfer.capacity());
        transfer.put(source, offset + sent + before - ahead, chunk - before).flip();
        int count = channel.write(transfer);
        sent += count;
        if (count < chunk) {
          break;
        }
        transfer.clear();
        before = 0;
      }
      return sent;
    } catch (IOException failure) {
      return BROKEN;
    }
  }

  @Override
  public void interest(boolean readable, boolean writable) {
    int ops = (readable ? SelectionKey.OP_READ : 0) | (writable ? SelectionKey.OP_WRITE : 0);
    if (ops != interest) {
      interest = ops;
      key.interestOps(ops);
    }
  }

  @Override
  public void endOutput() {
    try {
      channel.shutdownOutput();
    } catch (IOException failure) {
      life.fail(CloseReason.RESET);
    }
  }

  @Override
  public void close(boolean reset) {
    try {
      if (reset) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException alreadyGone) {
      // Nobody is left to be shown a reset.
    }
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The descriptor is given back whatever this says.
    }
    whenClosed.run();
  }

  @Override
  public void closeNow() {
    life.endNow(CloseReason.LOOP_CLOSED);
  }
}
