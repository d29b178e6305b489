// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.ip.Packet;

/** Addresses and ports of both ends, which name a connection; addresses as in {@link IpBits}. */
final class TcpEnds {
  long localHigh;
  long localLow;
  int localPort;
  long remoteHigh;
  long remoteLow;
  int remotePort;

  /** Those of a segment that has come in. */
  void of(Packet packet, int target, int source) {
    localHigh = packet.targetHigh();
    localLow = packet.targetLow();
    localPort = target;
    remoteHigh = packet.sourceHigh();
    remoteLow = packet.sourceLow();
    remotePort = source;
  }

  /** Those of a segment of ours that an error quotes. */
  void ofOurs(Packet sent) {
    localHigh = sent.sourceHigh();
    localLow = sent.sourceLow();
    localPort = Bytes.getU16(sent.buffer(), sent.payloadOffset());
    remoteHigh = sent.targetHigh();
    remoteLow = sent.targetLow();
    remotePort = Bytes.getU16(sent.buffer(), sent.payloadOffset() + 2);
  }

  TcpEnds copy() {
    TcpEnds copy = new TcpEnds();
    copy.localHigh = localHigh;
    copy.localLow = localLow;
    copy.localPort = localPort;
    copy.remoteHigh = remoteHigh;
    copy.remoteLow = remoteLow;
    copy.remotePort = remotePort;
    return copy;
  }

  boolean isSame(TcpEnds other) {
    return remotePort == other.remotePort
        && remoteLow == other.remoteLow
        && localPort == other.localPort
        && localLow == other.localLow
        && remoteHigh == other.remoteHigh
        && localHigh == other.localHigh;
  }

  boolean isV4() {
    return IpBits.isV4(remoteHigh, remoteLow);
  }

  /** What a peer gets that says nothing of sizes: RFC 9293 section 3.7.1. */
  int usualSegment() {
    return isV4() ? TcpOptions.DEFAULT_SEGMENT : TcpOptions.DEFAULT_SEGMENT_6;
  }

  Endpoint local(String link) {
    return new Endpoint(IpBits.address(localHigh, localLow, link), localPort);
  }

  Endpoint remote(String link) {
    return new Endpoint(IpBits.address(remoteHigh, remoteLow, link), remotePort);
  }
}
