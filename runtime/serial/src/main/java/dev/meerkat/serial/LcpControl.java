// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.serial.codec.ppp.ControlCode;
import dev.meerkat.serial.codec.ppp.LcpOption;
import dev.meerkat.serial.codec.ppp.LcpOptionWriter;
import dev.meerkat.serial.codec.ppp.LcpOptionsWriter;
import dev.meerkat.serial.codec.ppp.LcpReader;
import dev.meerkat.serial.codec.ppp.LcpWriter;
import java.util.random.RandomGenerator;

/** What LCP agrees on: size, escapes, a magic number. RFC 1661 section 6, RFC 1662 section 7.1. */
final class LcpControl implements ControlOptions {
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final int USUAL_MRU = 1500;
  private static final int VALUE = 2;
  private static final int MAGIC_OPTION = 6;

  private final int mru;
  private final RandomGenerator random;
  private final LcpReader reader = new LcpReader();
  private final LcpWriter writer = new LcpWriter();
  private boolean asksMru;
  private boolean asksMap;
  private boolean asksMagic;
  private int magic;
  private int peerMru;
  private int peerMap;

  LcpControl(int mru, RandomGenerator random) {
    this.mru = mru;
    this.random = random;
    reset();
  }

  @Override
  public void reset() {
    asksMru = mru != USUAL_MRU;
    asksMap = true;
    asksMagic = true;
    magic = number();
    peerMru = USUAL_MRU;
    peerMap = HdlcFraming.ALL_CONTROLS;
  }

  private int number() {
    int next = random.nextInt();
    return next == 0 ? 1 : next;
  }

  /** Our magic number; 0 if the peer wants none. */
  int magic() {
    return asksMagic ? magic : 0;
  }

  /** Largest packet that the peer takes. */
  int peerMru() {
    return peerMru;
  }

  /** Control characters that the peer wants to be escaped. */
  int peerMap() {
    return peerMap;
  }

  /** Control characters that come in bare are the line's own. */
  int ownMap() {
    return asksMap ? 0 : HdlcFraming.ALL_CONTROLS;
  }

  @Override
  public boolean isWellFormed(byte[] packet, int offset, int length) {
    return reader.wrap(packet, offset, length) == Codec.OK;
  }

  @Override
  public int writeRequest(byte[] into, int offset, int capacity, int id) {
    writer.wrap(into, offset, capacity).code(ControlCode.CONFIGURE_REQUEST).id(id);
    LcpOptionsWriter<LcpWriter> body = writer.bodyLcpOptions();
    LcpOptionWriter<LcpOptionsWriter<LcpWriter>> options = body.options();
    if (asksMru) {
      options.mru(mru);
    }
    if (asksMap) {
      options.characterMap(0);
    }
    if (asksMagic) {
      options.magic(magic & UNSIGNED);
    }
    options.end();
    body.end();
    return writer.finish();
  }

  @Override
  public Verdict judge(byte[] packet, int offset, int length) {
    return switch (packet[offset] & 0xFF) {
      case LcpOption.MRU, LcpOption.CHARACTER_MAP -> Verdict.GOOD;
      // What the peer could take; nobody has to send it.
      case LcpOption.COMPRESS_PROTOCOL, LcpOption.COMPRESS_ADDRESS -> Verdict.GOOD;
      case LcpOption.MAGIC -> isOurs(packet, offset) ? Verdict.OTHER : Verdict.GOOD;
      default -> Verdict.UNKNOWN;
    };
  }

  /** The line may loop back: RFC 1661 section 6.4. */
  private boolean isOurs(byte[] packet, int offset) {
    return asksMagic && Bytes.getI32(packet, offset + VALUE) == magic;
  }

  @Override
  public int propose(byte[] packet, int offset, byte[] into, int at) {
    into[at] = LcpOption.MAGIC;
    into[at + 1] = MAGIC_OPTION;
    Bytes.putI32(into, at + VALUE, number());
    return MAGIC_OPTION;
  }

  @Override
  public void peerHas(byte[] packet, int offset, int length) {
    switch (packet[offset] & 0xFF) {
      case LcpOption.MRU -> peerMru = Bytes.getU16(packet, offset + VALUE);
      case LcpOption.CHARACTER_MAP -> peerMap = Bytes.getI32(packet, offset + VALUE);
      default -> {
        // Nothing follows from the others.
      }
    }
  }

  @Override
  public void onProposed(byte[] packet, int offset, int length) {
    switch (packet[offset] & 0xFF) {
      // What the peer would rather have is what it may do without being asked.
      case LcpOption.MRU -> asksMru = false;
      case LcpOption.CHARACTER_MAP -> asksMap = false;
      case LcpOption.MAGIC -> magic = number();
      default -> {
        // It asks for an option of ours that we do not have.
      }
    }
  }

  @Override
  public void onRejected(int type) {
    switch (type) {
      case LcpOption.MRU -> asksMru = false;
      case LcpOption.CHARACTER_MAP -> asksMap = false;
      case LcpOption.MAGIC -> asksMagic = false;
      default -> {
        // Not one of ours.
      }
    }
  }
}
