// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.LinkType;
import java.util.ArrayDeque;

/** A host with an address, and its peer of TCP at the far end. */
final class Stage extends HostOnCable {
  private static final int PREFIX_V4 = 24;
  private static final int PREFIX_V6 = 64;

  final ArrayDeque<Segment> sent = new ArrayDeque<>();
  final IpVersion version;
  final Wire wire;

  Stage(Settings settings) {
    super(settings, LinkType.IP, settings.packet(settings.mtu));
    version = settings.version;
    wire = new Wire(version);
    int prefix = version == IpVersion.V4 ? PREFIX_V4 : PREFIX_V6;
    host.address(link, IpAddress.parse(version.host), prefix);
  }

  @Override
  void keep(long nowNanos, byte[] packet) {
    Segment segment = wire.read(nowNanos, packet);
    if (segment != null) {
      sent.add(segment);
    }
  }

  void pass(long nanos) {
    simulation.pass(nanos);
  }

  /** A packet of the peer arrives. */
  void inject(byte[] packet) {
    send(packet);
  }
}
