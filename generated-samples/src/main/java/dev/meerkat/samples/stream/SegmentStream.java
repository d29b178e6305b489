// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * One direction of a connection: puts segments in order and hands on what is without gaps.
 *
 * <p>A stream that is not seen from its SYN on begins with the first segment seen. Octets that came
 * already are not looked at again, whatever a second copy says. RFC 9293 section 3.10.7.4
 */
final class SegmentStream {
  /** The largest message, and the most that waits behind a gap. */
  static final int MAX_KEPT = 0x40000;

  private static final int MAX_WAITING = 256;
  private static final int FIRST_CAPACITY = 0x800;

  private record Waiting(int sequence, byte[] octets) {}

  private final int side;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private byte[] buffer = new byte[0];
  private int start;
  private int end;
  private int waitingOctets;
  private int next;
  private boolean isStarted;
  private boolean isOpaque;

  SegmentStream(int side) {
    this.side = side;
  }

  /**
   * A SYN: its number is that of no octet. Octets that come with it (RFC 7413) wait for the next
   * segment: a peer that ignores them gets them, or others, again.
   */
  void begin(int sequence, byte[] from, int offset, int length) {
    waiting.clear();
    waitingOctets = 0;
    start = 0;
    end = 0;
    next = sequence + 1;
    isStarted = true;
    isOpaque = false;
    if (length > 0) {
      keep(next, from, offset, length);
    }
  }

  /** Octets that are kept until more come. */
  int kept() {
    return buffer.length + waitingOctets;
  }

  void segment(int sequence, byte[] from, int offset, int length, Dialog dialog, Messages found) {
    if (isOpaque || length == 0 && (!isStarted || waiting.isEmpty())) {
      return;
    }
    if (!isStarted) {
      isStarted = true;
      next = sequence;
    }
    compact();
    if (sequence - next > 0) {
      // octets that came with a SYN are those of a segment that takes them for granted
      takeWaiting(dialog, found);
    }
    if (length == 0) {
      return;
    }
    if (sequence - next > 0) {
      keep(sequence, from, offset, length);
    } else {
      take(sequence, from, offset, length, dialog, found);
      takeWaiting(dialog, found);
    }
  }

  /** What it brings that was not there. */
  private void take(
      int sequence, byte[] from, int offset, int length, Dialog dialog, Messages found) {
    int known = next - sequence;
    if (known < 0 || known >= length || isOpaque) {
      return;
    }
    int fresh = length - known;
    next += fresh;
    append(from, offset + known, fresh);
    int done = dialog.feed(side, buffer, start, end - start, found);
    if (done == Dialog.GIVEN_UP || end - start - done > MAX_KEPT) {
      giveUp();
    } else {
      start += done;
    }
  }

  private void takeWaiting(Dialog dialog, Messages found) {
    boolean isMore = true;
    while (isMore && !isOpaque) {
      isMore = false;
      for (Iterator<Waiting> all = waiting.iterator(); all.hasNext() && !isMore; ) {
        Waiting segment = all.next();
        if (segment.sequence - next <= 0) {
          all.remove();
          waitingOctets -= segment.octets.length;
          take(segment.sequence, segment.octets, 0, segment.octets.length, dialog, found);
          isMore = true;
        }
      }
    }
  }

  private void keep(int sequence, byte[] from, int offset, int length) {
    if (waiting.size() == MAX_WAITING || waitingOctets + length > MAX_KEPT) {
      giveUp();
      return;
    }
    waiting.add(new Waiting(sequence, Arrays.copyOfRange(from, offset, offset + length)));
    waitingOctets += length;
  }

  /** Messages found in the last segment are no longer of use: what they stand in may move. */
  private void compact() {
    if (start == end || start > buffer.length / 2) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
  }

  /** Messages found in this segment stay where they are: octets move to another array only. */
  private void append(byte[] from, int offset, int length) {
    int kept = end - start;
    if (end + length > buffer.length) {
      int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(kept + length) << 1);
      byte[] larger = new byte[capacity];
      System.arraycopy(buffer, start, larger, 0, kept);
      buffer = larger;
      start = 0;
      end = kept;
    }
    System.arraycopy(from, offset, buffer, end, length);
    end += length;
  }

  private void giveUp() {
    isOpaque = true;
    waiting.clear();
    waitingOctets = 0;
    start = 0;
    end = 0;
    buffer = new byte[0];
  }
}
