// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.count.Counters;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;

/** IP packets with an octet between them. RFC 1055. */
public final class SlipDevice extends LinkDevice {
  private static final int END = 0xC0;
  private static final int ESCAPE = 0xDB;
  private static final int ESCAPED_END = 0xDC;
  private static final int ESCAPED_ESCAPE = 0xDD;
  private static final int QUEUED = 8;

  private final LineInput input;
  private final LineOutput output;
  private final Counters<SerialCounter> counters = new Counters<>(SerialCounter.class);
  private final byte[] packet;
  private int length;
  private boolean escaped;
  private boolean spoilt;
  private boolean closed;

  /**
   * A device over a line, which is taken over.
   *
   * @param mtu most octets of a packet; RFC 1055 recommends 1006
   */
  public SlipDevice(ByteLine line, int mtu) {
    super("slip", LinkType.IP, 0, mtu);
    this.input = new LineInput(line);
    this.packet = new byte[mtu];
    this.output = new LineOutput(line, QUEUED * (2 * mtu + 2));
  }

  /** What has become of packets. */
  public Counters<SerialCounter> counters() {
    return counters;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    output.flush();
    int count = 0;
    while (count < limit && input.hasOctet()) {
      if (take(input.next())) {
        count++;
        counters.increment(SerialCounter.RECEIVED);
        int whole = length;
        length = 0;
        sink.onFrame(packet, 0, whole, Offload.NONE);
      }
    }
    return count;
  }

  /** Takes an octet; true if a packet is whole. */
  private boolean take(int octet) {
    if (octet == END) {
      boolean whole = length > 0 && !spoilt && !escaped;
      if (!whole) {
        length = 0;
      }
      spoilt = false;
      escaped = false;
      return whole;
    }
    if (octet == ESCAPE) {
      escaped = true;
      return false;
    }
    int plain = octet;
    if (escaped) {
      escaped = false;
      plain = octet == ESCAPED_END ? END : octet == ESCAPED_ESCAPE ? ESCAPE : -1;
    }
    if (plain < 0) {
      spoil(SerialCounter.BAD_ESCAPE);
    } else if (length == packet.length) {
      spoil(SerialCounter.TOO_LONG);
    } else {
      packet[length++] = (byte) plain;
    }
    return false;
  }

  private void spoil(SerialCounter why) {
    if (!spoilt) {
      spoilt = true;
      counters.increment(why);
    }
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int count, long offload) {
    if (closed || count > mtu()) {
      counters.increment(closed ? SerialCounter.NOT_UP : SerialCounter.TOO_LONG);
      return true;
    }
    if (!output.hasRoom(2 * count + 2)) {
      return false;
    }
    // An END in front ends what noise there was on the line.
    output.put(END);
    for (int i = 0; i < count; i++) {
      int octet = buffer[offset + i] & 0xFF;
      if (octet == END || octet == ESCAPE) {
        output.put(ESCAPE);
        output.put(octet == END ? ESCAPED_END : ESCAPED_ESCAPE);
      } else {
        output.put(octet);
      }
    }
    output.put(END);
    counters.increment(SerialCounter.SENT);
    return true;
  }

  @Override
  public void flush(long nowNanos) {
    output.flush();
  }

  @Override
  public void close() {
    if (!closed) {
      output.flush();
      closed = true;
      input.close();
    }
  }
}
