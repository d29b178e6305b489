// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.Arrays;

/**
 * Puts packets together again: RFC 791 section 3.2, RFC 815, RFC 8200 section 4.5.
 *
 * <p>A piece that overlaps what is there ends its packet: nobody cuts like that but who wants to be
 * misread (RFC 5722). Memory is bounded by the number of packets; their arrays are kept and used
 * again. What comes out is a packet with the header of its first piece.
 */
final class Reassembly {
  /** Octets in front of a payload for the header of its first piece. */
  static final int HEAD = 256;

  private static final int MOST = 65_535;
  private static final int UNKNOWN = -1;

  /** A packet of which not all pieces have come. */
  static final class Pieces {
    int head;
    byte[] packet = {};
    private NetworkInterface from;
    private boolean v4;
    private boolean toMany;
    private long sourceHigh;
    private long sourceLow;
    private long targetHigh;
    private long targetLow;
    private long id;
    private int protocol;
    private long sinceNanos;
    private int end;
    private int count;
    private int[] starts = {};
    private int[] ends = {};

    /** The protocol tells packets apart in IPv4 alone. */
    private boolean isOf(Packet piece, long id) {
      return this.id == id
          && sourceLow == piece.sourceLow
          && targetLow == piece.targetLow
          && sourceHigh == piece.sourceHigh
          && targetHigh == piece.targetHigh
          && (!v4 || protocol == piece.protocol);
    }

    /** Where the header of its first piece begins, if that has come. */
    int offset() {
      return HEAD - head;
    }

    /** Header and payload, as far as it has come without a gap. */
    int length() {
      return head + ends[0];
    }

    boolean hasFirst() {
      return head > 0 && count > 0 && starts[0] == 0;
    }

    /** Fills a packet with what has come, to tell its sender. */
    void describe(Packet into) {
      into.from = from;
      into.v4 = v4;
      into.toMany = toMany;
      into.sourceHigh = sourceHigh;
      into.sourceLow = sourceLow;
      into.targetHigh = targetHigh;
      into.targetLow = targetLow;
      into.protocol = protocol;
      into.buffer = packet;
      into.offset = offset();
      into.length = length();
      into.payloadOffset = HEAD;
      into.payloadLength = ends[0];
    }

    private boolean isWhole() {
      return hasFirst() && count == 1 && ends[0] == end;
    }
  }

  private final IpLimits limits;
  private final Counters<StackCounter> counters;
  private final Pieces[] packets;
  private int count;

  Reassembly(IpLimits limits, Counters<StackCounter> counters) {
    this.limits = limits;
    this.counters = counters;
    this.packets = new Pieces[limits.reassemblies()];
  }

  int count() {
    return count;
  }

  /**
   * Takes a piece.
   *
   * @param piece where it came from and is going to, its payload what was cut, its protocol what
   *     the whole is
   * @param start where the payload stands in its packet
   * @param head octets from the piece's offset that stand in front of the payload of all
   * @return the packet if this was the last piece, valid until the next call; else null
   */
  Pieces add(Packet piece, long id, int start, boolean last, int head) {
    counters.increment(StackCounter.FRAGMENTS_RECEIVED);
    Pieces packet = find(piece, id);
    int end = start + piece.payloadLength;
    boolean fits =
        end != start
            && head <= HEAD
            && end + head <= MOST
            && (last || end % 8 == 0)
            && fits(packet, end, last);
    if (!fits) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      remove(packet);
      return null;
    }
    if (insert(packet, piece, start, end) < 0) {
      return null;
    }
    if (last) {
      packet.end = end;
    }
    store(packet, piece, start, end, head);
    if (!packet.isWhole()) {
      return null;
    }
    counters.increment(StackCounter.REASSEMBLED);
    remove(packet);
    return packet;
  }

  /**
   * The next packet whose pieces did not come in time, which is forgotten; null if there is none.
   */
  Pieces takeExpired(long nowNanos) {
    for (int i = count - 1; i >= 0; i--) {
      if (nowNanos - packets[i].sinceNanos >= limits.reassemblyNanos()) {
        Pieces expired = packets[i];
        counters.increment(StackCounter.REASSEMBLY_EXPIRED);
        remove(expired);
        return expired;
      }
    }
    return null;
  }

  /** When the oldest packet expires, if there is one. */
  long nextExpiry() {
    return oldest().sinceNanos + limits.reassemblyNanos();
  }

  private Pieces find(Packet piece, long id) {
    for (int i = 0; i < count; i++) {
      if (packets[i].isOf(piece, id)) {
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
    packet.from = piece.from;
    packet.v4 = piece.v4;
    packet.toMany = piece.toMany;
    packet.sourceHigh = piece.sourceHigh;
    packet.sourceLow = piece.sourceLow;
    packet.targetHigh = piece.targetHigh;
    packet.targetLow = piece.targetLow;
    packet.id = id;
    packet.protocol = piece.protocol;
    packet.sinceNanos = piece.nowNanos;
    packet.head = 0;
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

  /** Adds a run between others; the same octets again change nothing. */
  private int insert(Pieces packet, Packet piece, int start, int end) {
    int at = 0;
    while (at < packet.count && packet.ends[at] <= start) {
      at++;
    }
    if (at < packet.count && packet.starts[at] < end) {
      if (packet.starts[at] <= start && packet.ends[at] >= end && isSame(packet, piece, start)) {
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

  private static boolean isSame(Pieces packet, Packet piece, int start) {
    return Arrays.equals(
        packet.packet,
        HEAD + start,
        HEAD + start + piece.payloadLength,
        piece.buffer,
        piece.payloadOffset,
        piece.payloadOffset + piece.payloadLength);
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

  private static void store(Pieces packet, Packet piece, int start, int end, int head) {
    if (packet.packet.length < HEAD + end) {
      int more = Math.min(HEAD + MOST, Math.max(HEAD + end, 2 * packet.packet.length));
      packet.packet = Arrays.copyOf(packet.packet, more);
    }
    if (start == 0) {
      packet.head = head;
      System.arraycopy(piece.buffer, piece.offset, packet.packet, HEAD - head, head);
      packet.packet[HEAD - head + piece.protocolField - piece.offset] = (byte) piece.protocol;
    }
    System.arraycopy(piece.buffer, piece.payloadOffset, packet.packet, HEAD + start, end - start);
  }
}
