// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.serial.ControlOptions.Verdict;
import dev.meerkat.serial.codec.ppp.ControlCode;
import dev.meerkat.serial.codec.ppp.PppProtocol;

/** The automaton of RFC 1661 section 4.1, for LCP and for every network's own protocol. */
final class ControlProtocol {
  /** Where its packets go. */
  interface Output {
    /** Sends a packet that stands at an offset with room for PPP's header in front. */
    void send(int protocol, byte[] packet, int offset, int length);
  }

  private static final int HEADER = 4;
  private static final int FRONT = 4;

  private final int protocol;
  private final ControlOptions options;
  private final PppLimits limits;
  private final Output output;
  private final Runnable changed;
  private final byte[] packet;
  private ControlState state = ControlState.STARTING;
  private int requestId;
  private int left;
  private int refused;
  private long deadlineNanos;

  /**
   * A protocol that has not begun.
   *
   * @param changed told when it opens and when it is open no more
   */
  ControlProtocol(
      int protocol, ControlOptions options, PppLimits limits, Output output, Runnable changed) {
    this.protocol = protocol;
    this.options = options;
    this.limits = limits;
    this.packet = new byte[FRONT + limits.mostOctets()];
    this.output = output;
    this.changed = changed;
  }

  boolean isOpen() {
    return state == ControlState.OPENED;
  }

  ControlState state() {
    return state;
  }

  /** The layer below is up. */
  void up(long nowNanos) {
    options.reset();
    left = limits.requests();
    refused = 0;
    state = ControlState.REQ_SENT;
    request(nowNanos);
  }

  /** The layer below is down. */
  void down() {
    become(ControlState.STARTING);
  }

  // Time.

  boolean isWaiting() {
    return state == ControlState.REQ_SENT
        || state == ControlState.ACK_RCVD
        || state == ControlState.ACK_SENT;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  void tick(long nowNanos) {
    if (!isWaiting() || deadlineNanos - nowNanos > 0) {
      return;
    }
    if (left == 0) {
      state = ControlState.STOPPED;
      return;
    }
    if (state == ControlState.ACK_RCVD) {
      state = ControlState.REQ_SENT;
    }
    request(nowNanos);
  }

  private void request(long nowNanos) {
    left--;
    requestId = requestId + 1 & 0xFF;
    deadlineNanos = nowNanos + limits.restartNanos();
    int length = options.writeRequest(packet, FRONT, limits.mostOctets(), requestId);
    assert length > 0 : length;
    output.send(protocol, packet, FRONT, length);
  }

  // What comes in.

  /** Takes a packet; false if its code is not one that every control protocol has. */
  boolean receive(byte[] in, int offset, int length, long nowNanos) {
    if (state == ControlState.STARTING) {
      return true;
    }
    int code = in[offset] & 0xFF;
    int id = in[offset + 1] & 0xFF;
    int size = Bytes.getU16(in, offset + 2);
    assert size <= length;
    switch (code) {
      case ControlCode.CONFIGURE_REQUEST -> onRequest(in, offset, size, nowNanos);
      case ControlCode.CONFIGURE_ACK -> {
        if (id == requestId) {
          onAcknowledged(nowNanos);
        }
      }
      case ControlCode.CONFIGURE_NAK, ControlCode.CONFIGURE_REJECT -> {
        if (id == requestId) {
          onRefused(code, in, offset, size, nowNanos);
        }
      }
      case ControlCode.TERMINATE_REQUEST -> onTerminate(in, offset);
      case ControlCode.TERMINATE_ACK -> {
        if (state == ControlState.OPENED) {
          become(ControlState.REQ_SENT);
          up(nowNanos);
        }
      }
      // What we sent that was rejected was of those codes that everybody must know.
      case ControlCode.CODE_REJECT -> become(ControlState.STOPPED);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void onRequest(byte[] in, int offset, int size, long nowNanos) {
    if (state == ControlState.OPENED || state == ControlState.STOPPED) {
      become(ControlState.REQ_SENT);
      up(nowNanos);
    }
    boolean good = answer(in, offset, size);
    if (state == ControlState.ACK_RCVD) {
      if (good) {
        become(ControlState.OPENED);
      }
    } else {
      state = good ? ControlState.ACK_SENT : ControlState.REQ_SENT;
    }
  }

  /** Acknowledges, proposes or rejects: the worst that is thought of any option decides. */
  private boolean answer(byte[] in, int offset, int size) {
    Verdict worst = Verdict.GOOD;
    int end = offset + size;
    for (int at = offset + HEADER; at < end; at += in[at + 1] & 0xFF) {
      Verdict one = verdict(in, at);
      worst = one.compareTo(worst) > 0 ? one : worst;
    }
    int to = FRONT + HEADER;
    for (int at = offset + HEADER; at < end; at += in[at + 1] & 0xFF) {
      int length = in[at + 1] & 0xFF;
      if (worst == Verdict.GOOD) {
        options.peerHas(in, at, length);
      }
      if (verdict(in, at) != worst) {
        continue;
      }
      if (worst == Verdict.OTHER) {
        to += options.propose(in, at, packet, to);
      } else {
        System.arraycopy(in, at, packet, to, length);
        to += length;
      }
    }
    refused = worst == Verdict.OTHER ? refused + 1 : worst == Verdict.GOOD ? 0 : refused;
    reply(ControlCode.CONFIGURE_ACK + worst.ordinal(), in[offset + 1], to - FRONT);
    return worst == Verdict.GOOD;
  }

  private Verdict verdict(byte[] in, int at) {
    Verdict one = options.judge(in, at, in[at + 1] & 0xFF);
    // A magic number that is ours is never taken: the line loops back, and must not come up.
    boolean tired = protocol != PppProtocol.LCP && refused >= limits.refusals();
    return one == Verdict.OTHER && tired ? Verdict.UNKNOWN : one;
  }

  private void onAcknowledged(long nowNanos) {
    switch (state) {
      case REQ_SENT -> {
        left = limits.requests();
        state = ControlState.ACK_RCVD;
      }
      case ACK_SENT -> become(ControlState.OPENED);
      case ACK_RCVD, OPENED -> {
        // One more than there can be: section 4.1, note [x].
        become(ControlState.REQ_SENT);
        request(nowNanos);
      }
      default -> {
        // STOPPED: nothing was asked.
      }
    }
  }

  private void onRefused(int code, byte[] in, int offset, int size, long nowNanos) {
    if (state == ControlState.STOPPED || left == 0) {
      return;
    }
    for (int at = offset + HEADER; at < offset + size; at += in[at + 1] & 0xFF) {
      if (code == ControlCode.CONFIGURE_NAK) {
        options.onProposed(in, at, in[at + 1] & 0xFF);
      } else {
        options.onRejected(in[at] & 0xFF);
      }
    }
    if (state != ControlState.ACK_SENT) {
      become(ControlState.REQ_SENT);
    }
    request(nowNanos);
  }

  private void onTerminate(byte[] in, int offset) {
    reply(ControlCode.TERMINATE_ACK, in[offset + 1], HEADER);
    become(state == ControlState.OPENED ? ControlState.STOPPED : ControlState.REQ_SENT);
  }

  /** Tells the peer that it is over. */
  void terminate() {
    if (state == ControlState.OPENED) {
      reply(ControlCode.TERMINATE_REQUEST, (byte) (requestId + 1), HEADER);
      become(ControlState.STOPPED);
    }
  }

  private void reply(int code, byte id, int length) {
    packet[FRONT] = (byte) code;
    packet[FRONT + 1] = id;
    Bytes.putU16(packet, FRONT + 2, length);
    output.send(protocol, packet, FRONT, length);
  }

  private void become(ControlState next) {
    boolean was = isOpen();
    state = next;
    if (was != isOpen()) {
      changed.run();
    }
  }
}
