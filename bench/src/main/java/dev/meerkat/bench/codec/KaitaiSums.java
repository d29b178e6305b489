// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.DnsMessage;
import dev.meerkat.bench.kaitai.InetFrame;

/** The same sums out of Kaitai's objects. */
final class KaitaiSums {
  private KaitaiSums() {}

  static long name(DnsMessage.Name name) {
    long sum = 0;
    for (DnsMessage.Label label : name.labels()) {
      sum +=
          label.lead() >= 192
              ? name(label.target())
              : Octets.sum(label.text(), 0, label.text().length);
    }
    return sum;
  }

  static long frame(InetFrame frame) {
    Object payload =
        frame.packet() instanceof InetFrame.Ipv4 ip
            ? ip.payload()
            : ((InetFrame.Ipv6) frame.packet()).payload();
    return payload instanceof InetFrame.Tcp tcp ? tcp(tcp) : udp((InetFrame.Udp) payload);
  }

  private static long udp(InetFrame.Udp udp) {
    return (long) udp.sourcePort() + udp.targetPort() + udp.size();
  }

  private static long tcp(InetFrame.Tcp tcp) {
    long sum =
        tcp.sourcePort() + tcp.targetPort() + tcp.seqNumber() + tcp.ackNumber() + tcp.flags();
    for (InetFrame.TcpOption option : tcp.options().items()) {
      if (option.value() instanceof InetFrame.Mss mss) {
        sum += mss.value();
      } else if (option.value() instanceof InetFrame.Shift shift) {
        sum += shift.value();
      } else if (option.value() instanceof InetFrame.Timestamps timestamps) {
        sum += timestamps.value();
      }
    }
    return sum;
  }
}
