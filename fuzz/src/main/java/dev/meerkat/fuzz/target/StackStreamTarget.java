// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.fuzz.content.Draw;
import dev.meerkat.transport.Connection;
import java.util.Arrays;

/**
 * A connection of our own stack whose peer sends whatever segments it likes.
 *
 * <p>The user gets the peer's octets, each once and in order, whatever is cut, repeated, reversed
 * or reset; the host sends its user's octets and no others, and acknowledges nothing that the peer
 * has not sent. Nothing is thrown into the loop; after a day of silence nothing is left. Input: a
 * byte of options to agree on (bit 0 window scale, 1 SACK, 2 timestamps), then steps.
 */
public final class StackStreamTarget {
  private static final int MOST_STEPS = 200;
  private static final int PEER_PORT = 40_000;
  private static final int FIRST = 0xFFFF_FF00;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;
  private static final int TIMESTAMPS = 8;
  private static final int MOST_OPTIONS = 40;
  private static final int MOST_DATA = 1460;

  private final Draw draw;
  private final StreamWitness user = new StreamWitness().checked();
  private final int agreed;
  private final StackHost host;

  /** Numbers of the peer's: what it sends next if it is honest, and behind all that it sent. */
  private int next = FIRST + 1;

  private int sentUpTo = FIRST + 1;

  /** Numbers of the host's: its first, and behind all that it sent. */
  private int hostFirst;

  private int hostUpTo;
  private boolean isKnown;

  /** The ports are another connection's: in the place of one in TIME_WAIT, or that was reset. */
  private boolean isOver;

  private int clock = 1;
  private int echo;

  private StackStreamTarget(byte[] input, StackHost[] made) {
    draw = new Draw(input, 0);
    agreed = draw.octet();
    host = new StackHost(connection -> user.isFresh() ? user : new StreamWitness());
    made[0] = host;
  }

  /** One input. */
  public static void accept(byte[] input) {
    StackHost[] made = new StackHost[1];
    StackStreamTarget target = new StackStreamTarget(input, made);
    try (StackHost host = made[0]) {
      target.run();
      host.forget();
    }
  }

  private void run() {
    segment(SYN, FIRST, 0, 65_535, synOptions(), 0);
    Claim.holds(isKnown, () -> "SYN was not answered");
    segment(ACK, next, hostUpTo, 65_535, timestamps(), 0);
    Claim.holds(!user.isFresh(), () -> "the connection does not open");
    for (int i = 0; i < MOST_STEPS && !draw.isDone(); i++) {
      step(draw.octet());
      host.check();
    }
  }

  private void step(int kind) {
    switch (kind & 7) {
      case 0 -> segment(ACK, next, hostUpTo, 65_535, timestamps(), 1 + (kind >> 3) * 47);
      case 1 -> StackFramesTarget.pass(host, kind >> 3 & 7);
      case 2 -> user(kind >> 3);
      case 3 -> segment(ACK, sentUpTo, hostUpTo - draw.below(1 << 16), window(), timestamps(), 0);
      case 4 -> segment(ACK, next + 1 + draw.below(1 << 14), hostUpTo, 65_535, timestamps(), 1000);
      case 5 -> segment(ACK | kind >> 3 & (FIN | RST), next, hostUpTo, window(), timestamps(), 0);
      default -> anything();
    }
  }

  private int window() {
    return draw.below(1 << 16);
  }

  /** Flags, numbers, options, all as they fall. */
  private void anything() {
    int flags = draw.octet();
    int seq = next + (short) draw.below(1 << 16);
    int ack = hostUpTo + (short) draw.below(1 << 16);
    int window = window();
    byte[] options = draw.octets(draw.below(MOST_OPTIONS + 1) & ~3);
    segment(flags, seq, ack, window, options, draw.below(1 << 16) % MOST_DATA);
  }

  private void user(int what) {
    Connection connection = user.connection();
    if (connection == null) {
      return;
    }
    switch (what & 7) {
      case 0, 1, 2 -> user.write(1 + draw.below(1 << 14));
      case 3 -> connection.pauseReading();
      case 4 -> connection.resumeReading();
      case 5 -> connection.endOutput();
      case 6 -> connection.close();
      default -> connection.abort();
    }
    host.pass(0);
    look();
  }

  private byte[] synOptions() {
    byte[] options = new byte[20];
    Arrays.fill(options, (byte) 1);
    Bytes.putI32(options, 0, 0x0204_05B4);
    if ((agreed & 1) != 0) {
      Bytes.putI32(options, 4, 0x0103_0307);
    }
    if ((agreed & 2) != 0) {
      Bytes.putU16(options, 8, 0x0402);
    }
    if ((agreed & 4) != 0) {
      Bytes.putU16(options, 10, 0x080A);
      Bytes.putI32(options, 12, clock);
      Bytes.putI32(options, 16, 0);
    }
    return options;
  }

  private byte[] timestamps() {
    if ((agreed & 4) == 0) {
      return new byte[0];
    }
    byte[] options = {1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0};
    Bytes.putI32(options, 4, ++clock);
    Bytes.putI32(options, 8, echo);
    return options;
  }

  /** Sends a segment with octets of the stream that belong to its number. */
  private void segment(int flags, int seq, int ack, int window, byte[] options, int octets) {
    byte[] behind = new byte[options.length + octets];
    System.arraycopy(options, 0, behind, 0, options.length);
    int data = seq + ((flags & SYN) != 0 ? 1 : 0);
    for (int i = 0; i < octets; i++) {
      behind[options.length + i] = StreamWitness.octet(data + i - (FIRST + 1));
    }
    byte[] frame = Packets.tcp(PEER_PORT, seq, ack, flags, window, behind);
    frame[Packets.ETHERNET + Packets.IPV4 + 12] = (byte) (20 + options.length << 2);
    Packets.sum(frame);
    int end = data + octets + ((flags & FIN) != 0 ? 1 : 0);
    if (end - sentUpTo > 0) {
      sentUpTo = end;
    }
    host.send(frame);
    look();
  }

  /** Looks at what the host has sent. */
  private void look() {
    for (byte[] frame : host.take()) {
      if (!isOver && Bytes.getU16(frame, 12) == 0x0800 && frame[Packets.ETHERNET + 9] == 6) {
        look(frame, Packets.ETHERNET + Packets.IPV4);
      }
    }
  }

  private void look(byte[] frame, int at) {
    int header = (frame[at + 12] & 0xF0) >> 2;
    int flags = frame[at + 13];
    int seq = Bytes.getI32(frame, at + 4);
    int ack = Bytes.getI32(frame, at + 8);
    int total = Bytes.getU16(frame, Packets.ETHERNET + 2);
    int octets = total - Packets.IPV4 - header;
    if ((flags & RST) != 0) {
      return;
    }
    learnEcho(frame, at + 20, at + header);
    if ((flags & SYN) != 0) {
      if (!isKnown) {
        isKnown = true;
        hostFirst = seq;
        hostUpTo = seq + 1;
      }
      isOver |= seq != hostFirst;
      return;
    }
    Claim.holds(ack - sentUpTo <= 0, () -> "acknowledges what was never sent");
    Claim.holds(seq - hostFirst > 0 || octets == 0, () -> "octets in the place of SYN");
    for (int i = 0; i < octets; i++) {
      long index = (seq + i - hostFirst - 1) & 0xFFFF_FFFFL;
      Claim.same(
          StreamWitness.octet(index), frame[at + header + i], () -> "octet " + index + " sent");
    }
    int end = seq + octets + ((flags & FIN) != 0 ? 1 : 0);
    if (end - hostUpTo > 0) {
      hostUpTo = end;
      Claim.holds(
          hostUpTo - hostFirst - 2 <= user.written(), () -> "sends more than its user wrote");
    }
    if (ack - next > 0) {
      next = ack;
    }
  }

  private void learnEcho(byte[] frame, int from, int to) {
    int at = from;
    while (at < to) {
      if (frame[at] == TIMESTAMPS) {
        echo = Bytes.getI32(frame, at + 2);
      }
      at += frame[at] <= 1 ? 1 : frame[at + 1];
    }
  }
}
