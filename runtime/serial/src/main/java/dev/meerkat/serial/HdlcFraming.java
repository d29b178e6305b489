// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Crc16X25;
import dev.meerkat.core.count.Counters;

/** Flags, escapes and check sequences of 16 bits around PPP's frames. RFC 1662. */
final class HdlcFraming {
  private static final int FLAG = 0x7E;
  private static final int ESCAPE = 0x7D;
  private static final int TURN = 0x20;
  private static final int CONTROLS = 0x20;
  private static final int CHECK = 2;

  /** The character map with which a line begins: every control character is escaped. */
  static final int ALL_CONTROLS = -1;

  private final LineOutput output;
  private final Counters<SerialCounter> counters;
  private final byte[] frame;
  private final byte[] check = new byte[CHECK];
  private int length;
  private boolean escaped;
  private boolean spoilt;
  private int escapedOut = ALL_CONTROLS;
  private int droppedIn = ALL_CONTROLS;

  HdlcFraming(LineOutput output, int mostOctets, Counters<SerialCounter> counters) {
    this.output = output;
    this.counters = counters;
    this.frame = new byte[mostOctets + CHECK];
  }

  /** Which control characters the peer wants to be escaped. */
  void escapedOut(int map) {
    escapedOut = map;
  }

  /** Which control characters that come in bare are the line's own and not the peer's. */
  void droppedIn(int map) {
    droppedIn = map;
  }

  /** The frame that came in last, without its check sequence. */
  byte[] frame() {
    return frame;
  }

  /**
   * Takes an octet.
   *
   * @return octets of the frame that is whole with it, 0 if none is
   */
  int take(int octet) {
    if (octet == FLAG) {
      return end();
    }
    if (octet < CONTROLS && (droppedIn & 1 << octet) != 0) {
      return 0;
    }
    if (octet == ESCAPE) {
      escaped = true;
      return 0;
    }
    if (length == frame.length) {
      spoil(SerialCounter.TOO_LONG);
    } else {
      frame[length++] = (byte) (escaped ? octet ^ TURN : octet);
    }
    escaped = false;
    return 0;
  }

  private int end() {
    int whole = length - CHECK;
    if (escaped) {
      // Section 4.3: the sender has given the frame up.
      spoil(SerialCounter.BAD_ESCAPE);
    }
    boolean usable = !spoilt && length > 0;
    length = 0;
    escaped = false;
    spoilt = false;
    if (!usable) {
      return 0;
    }
    if (whole < 1 || !isRight(whole)) {
      counters.increment(SerialCounter.BAD_CHECKSUM);
      return 0;
    }
    return whole;
  }

  private boolean isRight(int whole) {
    long crc = Crc16X25.finish(Crc16X25.update(Crc16X25.start(), frame, 0, whole));
    return (int) crc == Bytes.getU16Le(frame, whole);
  }

  private void spoil(SerialCounter why) {
    if (!spoilt) {
      spoilt = true;
      counters.increment(why);
    }
  }

  /**
   * Sends a frame.
   *
   * @param control whether every control character is escaped, whatever was agreed
   * @return false if there is no room
   */
  boolean send(byte[] source, int offset, int count, boolean control) {
    if (!output.hasRoom(2 * (count + CHECK) + 2)) {
      return false;
    }
    long crc = Crc16X25.finish(Crc16X25.update(Crc16X25.start(), source, offset, count));
    Bytes.putU16Le(check, 0, (int) crc);
    int map = control ? ALL_CONTROLS : escapedOut;
    output.put(FLAG);
    put(source, offset, count, map);
    put(check, 0, CHECK, map);
    output.put(FLAG);
    return true;
  }

  private void put(byte[] source, int offset, int count, int map) {
    for (int i = offset; i < offset + count; i++) {
      int octet = source[i] & 0xFF;
      if (octet == FLAG || octet == ESCAPE || octet < CONTROLS && (map & 1 << octet) != 0) {
        output.put(ESCAPE);
        output.put(octet ^ TURN);
      } else {
        output.put(octet);
      }
    }
  }
}
