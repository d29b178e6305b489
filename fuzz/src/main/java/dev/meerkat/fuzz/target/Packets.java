// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import java.util.Arrays;

/** Frames for a {@link StackHost}: addressed to it, with right sums, however wrong the rest. */
final class Packets {
  static final int ETHERNET = 14;
  static final int IPV4 = 20;
  static final int IPV6 = 40;

  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_ARP = 0x0806;
  private static final int TYPE_IPV6 = 0x86DD;
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMPV6 = 58;
  private static final int SOLICITATION = 135;
  private static final int SOLICITED_OVERRIDE = 0x6000_0000;

  private Packets() {}

  /** A segment between the peer and the host, without its sum. */
  static byte[] tcp(int sourcePort, long seq, long ack, int flags, int window, byte[] behind) {
    int length = IPV4 + 20 + behind.length;
    byte[] frame = new byte[ETHERNET + length];
    Bytes.putU48(frame, 0, StackHost.LINK);
    Bytes.putU48(frame, 6, StackHost.PEER_LINK);
    Bytes.putU16(frame, 12, TYPE_IPV4);
    frame[ETHERNET] = 0x45;
    Bytes.putU16(frame, ETHERNET + 2, length);
    frame[ETHERNET + 8] = 64;
    frame[ETHERNET + 9] = TCP;
    StackHost.PEER.put(frame, ETHERNET + 12);
    StackHost.ADDRESS.put(frame, ETHERNET + 16);
    int at = ETHERNET + IPV4;
    Bytes.putU16(frame, at, sourcePort);
    Bytes.putU16(frame, at + 2, StackHost.PORT);
    Bytes.putI32(frame, at + 4, (int) seq);
    Bytes.putI32(frame, at + 8, (int) ack);
    frame[at + 13] = (byte) flags;
    Bytes.putU16(frame, at + 14, window);
    System.arraycopy(behind, 0, frame, at + 20, behind.length);
    return frame;
  }

  /** The answer to a question for the peer's link address; empty to anything else. */
  static byte[] answer(byte[] frame) {
    boolean isArp =
        frame.length >= ETHERNET + 28
            && Bytes.getU16(frame, 12) == TYPE_ARP
            && Bytes.getU16(frame, ETHERNET + 6) == 1
            && IpAddress.of(frame, ETHERNET + 24, 4).equals(StackHost.PEER);
    boolean isSolicitation =
        isOf(frame, TYPE_IPV6, IPV6 + 24)
            && frame[ETHERNET + 6] == ICMPV6
            && (frame[ETHERNET + IPV6] & 0xFF) == SOLICITATION
            && IpAddress.of(frame, ETHERNET + IPV6 + 8, 16).equals(StackHost.PEER_6);
    if (isArp) {
      return arpReply(frame);
    }
    return isSolicitation ? advertisement(frame) : new byte[0];
  }

  private static byte[] arpReply(byte[] question) {
    byte[] reply = Arrays.copyOf(question, ETHERNET + 28);
    int at = ETHERNET;
    Bytes.putU48(reply, 0, StackHost.LINK);
    Bytes.putU48(reply, 6, StackHost.PEER_LINK);
    Bytes.putU16(reply, at + 6, 2);
    Bytes.putU48(reply, at + 8, StackHost.PEER_LINK);
    System.arraycopy(question, at + 24, reply, at + 14, 4);
    Bytes.putU48(reply, at + 18, StackHost.LINK);
    System.arraycopy(question, at + 14, reply, at + 24, 4);
    return reply;
  }

  private static byte[] advertisement(byte[] question) {
    byte[] answer = new byte[ETHERNET + IPV6 + 32];
    System.arraycopy(question, 0, answer, 0, ETHERNET + IPV6 + 24);
    int at = ETHERNET + IPV6;
    Bytes.putU48(answer, 0, StackHost.LINK);
    Bytes.putU48(answer, 6, StackHost.PEER_LINK);
    Bytes.putU16(answer, ETHERNET + 4, 32);
    StackHost.PEER_6.put(answer, ETHERNET + 8);
    System.arraycopy(question, ETHERNET + 8, answer, ETHERNET + 24, 16);
    answer[at] = (byte) (SOLICITATION + 1);
    Bytes.putI32(answer, at + 4, SOLICITED_OVERRIDE);
    Bytes.putU16(answer, at + 24, 0x0201);
    Bytes.putU48(answer, at + 26, StackHost.PEER_LINK);
    sum(answer);
    return answer;
  }

  /** Makes the host the target and the peer the source, as far as there is room for them. */
  static void address(byte[] frame) {
    if (frame.length >= ETHERNET) {
      Bytes.putU48(frame, 0, StackHost.LINK);
      Bytes.putU48(frame, 6, StackHost.PEER_LINK);
    }
    if (isOf(frame, TYPE_IPV4, IPV4)) {
      put(frame, 12, StackHost.PEER, StackHost.ADDRESS);
    } else if (isOf(frame, TYPE_IPV6, IPV6)) {
      put(frame, 8, StackHost.PEER_6, StackHost.ADDRESS_6);
    }
  }

  private static void put(byte[] frame, int at, IpAddress source, IpAddress target) {
    source.put(frame, ETHERNET + at);
    target.put(frame, ETHERNET + at + source.size());
  }

  private static boolean isOf(byte[] frame, int type, int header) {
    return frame.length >= ETHERNET + header && Bytes.getU16(frame, 12) == type;
  }

  /** Computes the sums of a packet and of the message in it, where there is room for them. */
  static void sum(byte[] frame) {
    if (isOf(frame, TYPE_IPV4, IPV4)) {
      int header = Math.max(IPV4, (frame[ETHERNET] & 15) * 4);
      int total = Math.min(Bytes.getU16(frame, ETHERNET + 2), frame.length - ETHERNET);
      if (header <= total) {
        put(frame, ETHERNET + 10, 0, InetChecksum.sum(frame, ETHERNET, header) - old(frame));
        message(frame, ETHERNET + header, total - header, frame[ETHERNET + 9], ETHERNET + 12, 8);
      }
    } else if (isOf(frame, TYPE_IPV6, IPV6)) {
      int length = Math.min(Bytes.getU16(frame, ETHERNET + 4), frame.length - ETHERNET - IPV6);
      message(frame, ETHERNET + IPV6, length, frame[ETHERNET + 6], ETHERNET + 8, 32);
    }
  }

  private static long old(byte[] frame) {
    return Bytes.getU16(frame, ETHERNET + 10);
  }

  private static void message(
      byte[] frame, int at, int length, int protocol, int addresses, int octets) {
    int field =
        switch (protocol & 0xFF) {
          case ICMP, ICMPV6 -> 2;
          case TCP -> 16;
          case UDP -> 6;
          default -> length;
        };
    if (field + 2 > length) {
      return;
    }
    long pseudo =
        protocol == ICMP
            ? 0
            : InetChecksum.sum(frame, addresses, octets) + (protocol & 0xFF) + length;
    Bytes.putU16(frame, at + field, 0);
    put(frame, at + field, pseudo, InetChecksum.sum(frame, at, length));
  }

  private static void put(byte[] frame, int at, long pseudo, long sum) {
    Bytes.putU16(frame, at, InetChecksum.finish(pseudo + sum));
  }
}
