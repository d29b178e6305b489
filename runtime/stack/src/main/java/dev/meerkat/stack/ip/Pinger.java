// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Timer;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmp.IcmpType;
import dev.meerkat.stack.codec.icmp.IcmpWriter;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Type;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Writer;
import dev.meerkat.stack.codec.ip.IpProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Echoes of ours, of both versions: bounded, each with its time. RFC 792, RFC 4443 section 4.1. */
public final class Pinger {
  /** {@link #ping} has sent nothing: as many as the limit allows are underway. */
  public static final int BUSY = -1;

  /** {@link #ping} has sent nothing: there is no way to the target. */
  public static final int NO_WAY = -2;

  private static final int HEADER = 8;
  private static final int ID = 4;
  private static final int SEQUENCE = 6;

  /** One that waits for its answer. */
  private final class Ping {
    final IpAddress target;
    final int sequence;
    final long sentNanos;
    final PingHandler handler;
    final Timer timeout = new Timer((timer, now) -> end(this, null));

    Ping(IpAddress target, int sequence, long sentNanos, PingHandler handler) {
      this.target = target;
      this.sequence = sequence;
      this.sentNanos = sentNanos;
      this.handler = handler;
    }

    boolean isTo(long high, long low) {
      return high == IpBits.high(target) && low == IpBits.low(target);
    }

    boolean isToGroup() {
      return IpBits.isMulticast(IpBits.high(target), IpBits.low(target));
    }
  }

  private final IpOutput output;
  private final EventLoop loop;
  private final int limit;
  private final int id;
  private final List<Ping> underway = new ArrayList<>();
  private final IcmpWriter writer = new IcmpWriter();
  private final Icmpv6Writer writer6 = new Icmpv6Writer();
  private int nextSequence;

  /**
   * A pinger.
   *
   * @param id what tells our echoes from those of others
   */
  public Pinger(IpOutput output, EventLoop loop, IpLimits limits, int id) {
    this.output = output;
    this.loop = loop;
    this.limit = limits.pings();
    this.id = id & 0xFFFF;
  }

  /**
   * Asks a host for an answer.
   *
   * @param octets of data to send along
   * @return the number of the ping, or {@link #BUSY} or {@link #NO_WAY}; then no handler is called
   */
  public int ping(IpAddress target, int octets, long timeoutNanos, PingHandler handler) {
    Objects.requireNonNull(handler, "handler");
    if (octets < 0 || octets > output.payloadCapacity() - HEADER) {
      throw new IllegalArgumentException("no room for " + octets + " octets");
    }
    if (underway.size() == limit) {
      return BUSY;
    }
    long high = IpBits.high(target);
    long low = IpBits.low(target);
    Route route = output.route(target);
    if (route == null || !output.begin(route, high, low)) {
      return NO_WAY;
    }
    long now = loop.now();
    Ping ping = new Ping(target, nextSequence++ & 0xFFFF, now, handler);
    underway.add(ping);
    loop.timers().schedule(ping.timeout, now + timeoutNanos);
    int protocol = target.isV4() ? IpProto.ICMP : IpProto.ICMPV6;
    int size = target.isV4() ? write(ping.sequence, octets) : write6(ping.sequence, octets);
    output.send(route, protocol, size, false, 0, now);
    return ping.sequence;
  }

  private int write(int sequence, int octets) {
    var echo =
        writer
            .wrap(output.buffer(), output.payloadOffset(), HEADER + octets)
            .type(IcmpType.ECHO_REQUEST)
            .code(0)
            .bodyEcho()
            .id(id)
            .sequence(sequence);
    fill(echo.dataOffset(), octets);
    echo.dataWritten(octets).end();
    return writer.finish();
  }

  private int write6(int sequence, int octets) {
    var echo =
        writer6
            .wrap(output.buffer(), output.payloadOffset(), HEADER + octets)
            .type(Icmpv6Type.ECHO_REQUEST)
            .code(0)
            .bodyEcho()
            .id(id)
            .sequence(sequence);
    fill(echo.dataOffset(), octets);
    echo.dataWritten(octets).end();
    return writer6.finish(output.pseudo(IpProto.ICMPV6, writer6.size()));
  }

  private void fill(int from, int octets) {
    byte[] b = output.buffer();
    for (int i = 0; i < octets; i++) {
      b[from + i] = (byte) i;
    }
  }

  /** Echoes that wait for their answers. */
  public int underway() {
    return underway.size();
  }

  void onReply(Packet packet, int echoId, int sequence, int octets) {
    Ping ping = echoId == id ? find(sequence) : null;
    if (ping == null || !ping.isToGroup() && !ping.isTo(packet.sourceHigh, packet.sourceLow)) {
      return;
    }
    take(ping);
    IpAddress from = IpBits.address(packet.sourceHigh, packet.sourceLow, packet.from.name());
    long time = packet.nowNanos - ping.sentNanos;
    try {
      ping.handler.onReply(from, sequence, time, packet.hopLimit, octets);
    } catch (Throwable failure) {
      loop.report(ping.handler, failure);
    }
  }

  /** Whether a packet that an error quotes is an echo of ours, which then ends. */
  boolean onError(Packet sent, PathError error) {
    int at = sent.payloadOffset;
    int type = sent.buffer[at] & 0xFF;
    Ping ping =
        type == (sent.v4 ? IcmpType.ECHO_REQUEST : Icmpv6Type.ECHO_REQUEST)
                && Bytes.getU16(sent.buffer, at + ID) == id
            ? find(Bytes.getU16(sent.buffer, at + SEQUENCE))
            : null;
    if (ping == null || !ping.isTo(sent.targetHigh, sent.targetLow)) {
      return false;
    }
    take(ping);
    end(ping, error);
    return true;
  }

  private Ping find(int sequence) {
    for (int i = 0; i < underway.size(); i++) {
      if (underway.get(i).sequence == sequence) {
        return underway.get(i);
      }
    }
    return null;
  }

  private void take(Ping ping) {
    loop.timers().cancel(ping.timeout);
    underway.remove(ping);
  }

  private void end(Ping ping, PathError error) {
    underway.remove(ping);
    try {
      ping.handler.onFailure(ping.target, ping.sequence, error);
    } catch (Throwable failure) {
      loop.report(ping.handler, failure);
    }
  }
}
