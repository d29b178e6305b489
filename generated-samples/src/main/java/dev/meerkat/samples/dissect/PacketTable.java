// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.capture.CapturedPacket;
import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.samples.codec.ethernet.EtherType;
import dev.meerkat.samples.codec.ethernet.EthernetLayer;
import dev.meerkat.samples.codec.ethernet.VlanLayer;
import dev.meerkat.samples.codec.ip.Ipv4Layer;
import dev.meerkat.samples.codec.link.CookedLayer;
import java.util.Locale;

/**
 * Prints a packet as one line of a table: number, seconds since the first packet, source, target,
 * innermost protocol, length and what it is about.
 */
public final class PacketTable {
  /** The line above the first packet. */
  public static final String HEADING =
      "  number        time  source            target            protocol  length  info\n";

  private static final int NUMBER_WIDTH = 8;
  private static final int TIME_WIDTH = 12;
  private static final int ADDRESS_WIDTH = 18;
  private static final int PROTOCOL_WIDTH = 10;
  private static final int LENGTH_WIDTH = 6;
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MICRO_DIGITS = 6;

  private final StringBuilder out;
  private final PacketInfo info;
  private long firstSeconds;
  private int firstNanos;
  private boolean started;

  /** Prints to the end of {@code out}. */
  public PacketTable(StringBuilder out) {
    this.out = out;
    this.info = new PacketInfo(out);
  }

  /** Appends the packet that {@code dissector} has walked, and a line feed. */
  public void print(CapturedPacket packet, Dissector dissector) {
    int start = out.length();
    out.append(packet.number());
    alignRight(start, NUMBER_WIDTH);
    time(packet);
    out.append("  ");
    addresses(dissector);
    start = out.length();
    protocol(dissector);
    alignLeft(start, PROTOCOL_WIDTH);
    start = out.length();
    out.append(packet.original());
    alignRight(start, LENGTH_WIDTH);
    out.append("  ");
    info.append(packet, dissector);
    out.append('\n');
  }

  private void time(CapturedPacket packet) {
    int start = out.length();
    if (packet.isTimed()) {
      if (!started) {
        started = true;
        firstSeconds = packet.seconds();
        firstNanos = packet.nanos();
      }
      long nanos =
          (packet.seconds() - firstSeconds) * NANOS_PER_SECOND + packet.nanos() - firstNanos;
      seconds(nanos / NANOS_PER_MICRO);
    } else {
      out.append('-');
    }
    alignRight(start, TIME_WIDTH);
  }

  private void seconds(long micros) {
    long positive = Math.abs(micros);
    if (micros < 0) {
      out.append('-');
    }
    out.append(positive / (NANOS_PER_SECOND / NANOS_PER_MICRO)).append('.');
    long fraction = positive % (NANOS_PER_SECOND / NANOS_PER_MICRO);
    int start = out.length();
    out.append(fraction);
    while (out.length() - start < MICRO_DIGITS) {
      out.insert(start, '0');
    }
  }

  /** Of the innermost layer that has some. */
  private void addresses(Dissector dissector) {
    for (int i = dissector.layerCount() - 1; i >= 0; i--) {
      Layer layer = dissector.layer(i);
      if (layer instanceof Ipv4Layer datagram) {
        var ip = datagram.reader();
        address(FieldFormat.IPV4, ip.buffer(), ip.sourceOffset(), ip.sourceLength());
        address(FieldFormat.IPV4, ip.buffer(), ip.targetOffset(), ip.targetLength());
        return;
      } else if (layer instanceof EthernetLayer ethernet) {
        var frame = ethernet.reader();
        address(FieldFormat.MAC, frame.buffer(), frame.sourceOffset(), frame.sourceLength());
        address(FieldFormat.MAC, frame.buffer(), frame.targetOffset(), frame.targetLength());
        return;
      } else if (layer instanceof CookedLayer captured) {
        var cooked = captured.reader();
        int length = Math.min(cooked.hardwareSize(), cooked.addressLength());
        address(FieldFormat.MAC, cooked.buffer(), cooked.addressOffset(), length);
        address(FieldFormat.MAC, cooked.buffer(), cooked.addressOffset(), 0);
        return;
      }
    }
    address(FieldFormat.HEX, new byte[0], 0, 0);
    address(FieldFormat.HEX, new byte[0], 0, 0);
  }

  private void address(FieldFormat format, byte[] buffer, int offset, int length) {
    int start = out.length();
    if (length == 0) {
      out.append('-');
    } else {
      format.append(out, buffer, offset, length);
    }
    alignLeft(start, ADDRESS_WIDTH);
  }

  /** The innermost layer, or the name of what a link layer carries. */
  private void protocol(Dissector dissector) {
    if (dissector.isMalformed()) {
      out.append(dissector.malformedType().label());
      return;
    }
    int count = dissector.layerCount();
    if (count == 0) {
      out.append('-');
      return;
    }
    Layer innermost = dissector.layer(count - 1);
    String carried = null;
    if (innermost instanceof EthernetLayer frame) {
      carried = EtherType.name(frame.reader().type());
    } else if (innermost instanceof VlanLayer tag) {
      carried = EtherType.name(tag.reader().type());
    } else if (innermost instanceof CookedLayer cooked) {
      carried = EtherType.name(cooked.reader().type());
    }
    out.append(carried == null ? innermost.type().label() : carried.toLowerCase(Locale.ROOT));
  }

  private void alignRight(int start, int width) {
    while (out.length() - start < width) {
      out.insert(start, ' ');
    }
  }

  /** At least one space stays behind. */
  private void alignLeft(int start, int width) {
    do {
      out.append(' ');
    } while (out.length() - start < width);
  }
}
