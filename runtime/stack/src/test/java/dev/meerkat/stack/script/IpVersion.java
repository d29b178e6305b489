// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import java.nio.ByteBuffer;

/** The version that a script is played in: who is where, and what stands in front of segments. */
enum IpVersion {
  V4("10.0.0.", "127.0.0.1", 20, 12, 4),
  V6("fd00::", "::1", 40, 8, 16);

  private static final int V4_HEADER = 20;
  private static final int DONT_CUT = 0x4000;
  private static final int HOPS = 64;
  final String host;
  final String peer;
  final String router;
  final int header;
  private final String network;
  private final String self;
  private final int sourceAt;
  private final int addressLength;

  IpVersion(String network, String self, int header, int sourceAt, int addressLength) {
    this.network = network;
    this.self = self;
    this.host = network + "1";
    this.peer = network + "2";
    this.router = network + "9";
    this.header = header;
    this.sourceAt = sourceAt;
    this.addressLength = addressLength;
  }

  /** Octets of a packet that has as many behind its header as one of so many in version 4. */
  int packet(int octets) {
    return octets + header - V4_HEADER;
  }

  /** An address that a script names: those of version 4 stand for the same hosts in version 6. */
  String address(String named) {
    if (this == V6 && named.startsWith(V4.network)) {
      return network + named.substring(V4.network.length());
    }
    return named.equals(V4.self) ? self : named;
  }

  /** Writes a header at a place of a packet. */
  void header(byte[] packet, int at, int length, int protocol, String source, String target) {
    ByteBuffer b = ByteBuffer.wrap(packet);
    if (this == V4) {
      b.put(at, (byte) 0x45).putShort(at + 2, (short) length).putShort(at + 6, (short) DONT_CUT);
      b.put(at + 8, (byte) HOPS).put(at + 9, (byte) protocol);
    } else {
      b.put(at, (byte) 0x60).putShort(at + 4, (short) (length - header));
      b.put(at + 6, (byte) protocol).put(at + 7, (byte) HOPS);
    }
    put(packet, at + sourceAt, source);
    put(packet, at + sourceAt + addressLength, target);
    if (this == V4) {
      b.putShort(at + 10, (short) InetChecksum.finish(InetChecksum.sum(packet, at, header)));
    }
  }

  private static void put(byte[] packet, int at, String address) {
    IpAddress.parse(address).put(packet, at);
  }

  /** Partial sum of the pseudo-header of a packet that begins at 0. */
  long pseudo(byte[] packet, int protocol, int length) {
    return InetChecksum.combine(
        InetChecksum.sum(packet, sourceAt, 2 * addressLength), protocol + (long) length);
  }
}
