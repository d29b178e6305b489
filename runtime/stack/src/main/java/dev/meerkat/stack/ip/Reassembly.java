// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.ip.Ipv4Reader;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/**
 * Puts packets together again: RFC 791 section 3.2, RFC 815.
 *
 * <p>A piece that overlaps what is there ends its packet: nobody cuts like that but who wants to be
 * misread (RFC 5722 asks it of IPv6). Memory is bounded by the number of packets; their arrays are
 * kept and used again.
 */
final class Reassembly {
  private static final int MOST = 65_535;
  private static final int UNKNOWN = -1;

  /** A packet of which not all pieces have come. */
  private static final class Pieces {
    int source;
    int target;
    int id;
    int protocol;
    long sinceNanos;
    int end;
    int count;
    int[] starts = {};
    int[] ends = {};
    byte[] payload = {};

    boolean isOf(Ipv4Reader packet, int source, int target) {
      return this.source == source
          && this.target == target
          && id == packet.id()
          && protocol == packet.protocol();
    }
  }

  private final IpLimits limits;
  private final Counters<StackCounter> counters;
  private final Pieces[] packets;
  private int count;
  private int wholeLength;

  Reassembly(IpLimits limits, Counters<StackCounter> counters) {
    this.limits = limits;
    this.counters = counters;
    this.packets = new Pieces[limits.reassemblies()];
  }

  /** The payload's length after {@link #add} has given its array. */
  int wholeLength() {
    return wholeLength;
  }

  /**
   * Takes a piece.
   *
   * @return the payload, from 0 on, when it was the last piece; else null. The array is valid until
   *     the next call
   */
  byte[] add(Ipv4Reader piece, int source, int target, long nowNanos) {
    counters.increment(StackCounter.FRAGMENTS_RECEIVED);
    expire(nowNanos);
    Pieces packet = find(piece, source, target, nowNanos);
    int start = piece.fragment();
    int end = start + piece.payloadLength();
    boolean last = piece.mf() == 0;
    if (end > MOST || end == start || !last && end % 8 != 0 || !fits(packet, end, last)) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      remove(packet);
      return null;
    }
    int index = insert(packet, start, end);
    if (index < 0) {
      return null;
    }
    if (last) {
      packet.end = end;
    }
    store(packet, piece, start, end);
    if (packet.count == 1 && packet.starts[0] == 0 && packet.ends[0] == packet.end) {
      counters.increment(StackCounter.REASSEMBLED);
      wholeLength = packet.end;
      remove(packet);
      return packet.payload;
    }
    return null;
  }

  /** Forgets packets whose pieces did not come in time. */
  void expire(long nowNanos) {
    for (int i = count - 1; i >= 0; i--) {
      if (nowNanos - packets[i].sinceNanos >= limits.reassemblyNanos()) {
        counters.increment(StackCounter.REASSEMBLY_EXPIRED);
        remove(packets[i]);
      }
    }
  }

  int count() {
    return count;
  }

  private Pieces find(Ipv4Reader piece, int source, int target, long nowNanos) {
    for (int i = 0; i < count; i++) {
      if (packets[i].isOf(piece, source, target)) {
        return packets[i];
      }
    }
    if (count == packets.length) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      remove(oldest());
    }
    if (packets[count] == null) {
      packets[count] = new Pieces();
    }
    Pieces packet = packets[count++];
    packet.source = source;
    packet.target = target;
    packet.id = piece.id();
    packet.protocol = piece.protocol();
    packet.sinceNanos = nowNanos;
    packet.end = UNKNOWN;
    packet.count = 0;
    return packet;
  }

  private Pieces oldest() {
    Pieces oldest = packets[0];
    for (int i = 1; i < count; i++) {
      if (packets[i].sinceNanos - oldest.sinceNanos < 0) {
        oldest = packets[i];
      }
    }
    return oldest;
  }

  private void remove(Pieces packet) {
    for (int i = 0; i < count; i++) {
      if (packets[i] == packet) {
        count--;
        packets[i] = packets[count];
        packets[count] = packet;
        return;
      }
    }
  }

  /** Neither behind the end, nor an end before what is there. */
  private static boolean fits(Pieces packet, int end, boolean last) {
    if (packet.end != UNKNOWN && (end > packet.end || last && end != packet.end)) {
      return false;
    }
    return !last || packet.count == 0 || packet.ends[packet.count - 1] <= end;
  }

  /** Adds a run between others; the same piece again changes nothing. */
  private int insert(Pieces packet, int start, int end) {
    int at = 0;
    while (at < packet.count && packet.ends[at] <= start) {
      at++;
    }
    if (at < packet.count && packet.starts[at] < end) {
      if (packet.starts[at] <= start && packet.ends[at] >= end) {
        return -1;
      }
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      remove(packet);
      return -1;
    }
    boolean joinsBefore = at > 0 && packet.ends[at - 1] == start;
    boolean joinsAfter = at < packet.count && packet.starts[at] == end;
    if (joinsBefore && joinsAfter) {
      packet.ends[at - 1] = packet.ends[at];
      shift(packet, at + 1, at);
    } else if (joinsBefore) {
      packet.ends[at - 1] = end;
    } else if (joinsAfter) {
      packet.starts[at] = start;
    } else {
      return insertApart(packet, at, start, end);
    }
    return at;
  }

  private int insertApart(Pieces packet, int at, int start, int end) {
    if (packet.count == limits.piecesPerPacket()) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      remove(packet);
      return -1;
    }
    if (packet.count == packet.starts.length) {
      int more = Math.min(limits.piecesPerPacket(), 2 * packet.count + 4);
      packet.starts = Arrays.copyOf(packet.starts, more);
      packet.ends = Arrays.copyOf(packet.ends, more);
    }
    shift(packet, at, at + 1);
    packet.starts[at] = start;
    packet.ends[at] = end;
    return at;
  }

  private static void shift(Pieces packet, int from, int to) {
    System.arraycopy(packet.starts, from, packet.starts, to, packet.count - from);
    System.arraycopy(packet.ends, from, packet.ends, to, packet.count - from);
    packet.count += to - from;
  }

  private static void store(Pieces packet, Ipv4Reader piece, int start, int end) {
    if (packet.payload.length < end) {
      int more = Math.min(MOST, Math.max(end, 2 * packet.payload.length));
      packet.payload = Arrays.copyOf(packet.payload, more);
    }
    System.arraycopy(piece.buffer(), piece.payloadOffset(), packet.payload, start, end - start);
  }
}
