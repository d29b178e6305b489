// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerPool;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.ethernet.VlanLayer;
import dev.meerkat.samples.codec.ethernet.VlanReader;
import dev.meerkat.samples.codec.ip.Ipv4Layer;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.ipv6.Ipv6Layer;
import dev.meerkat.samples.codec.ipv6.Ipv6Reader;
import dev.meerkat.samples.codec.tcp.TcpLayer;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpLayer;
import dev.meerkat.samples.codec.udp.UdpReader;
import dev.meerkat.samples.stream.Streams;
import java.util.Objects;

/**
 * Walks one packet after the other, layer by layer. The layers found are numbered from 0, outermost
 * first; each is valid until the next packet.
 *
 * <p>A layer says itself what is inside; only what stands behind a port of UDP or TCP is found
 * here, by a table. Layers are reused; once all kinds of packets have been seen, {@link #dissect}
 * allocates nothing. It throws only for a window outside its array.
 */
public final class Dissector {
  /** Layers of one type in a packet, tags in particular; what stands deeper is opaque. */
  public static final int MAX_NESTED = 8;

  private static final int MAX_LAYERS = 32;
  private static final int IPV4_ADDRESS = 4;
  private static final int IPV6_ADDRESS = 16;

  private final LayerPool pool = new LayerPool(MAX_NESTED);
  private final Ports ports;
  private final Layer[] layers = new Layer[MAX_LAYERS];
  private Streams streams;
  private int count;
  private boolean known;
  private Layer malformed;

  /** Knows well-known ports. */
  public Dissector() {
    this(Ports.wellKnown());
  }

  public Dissector(Ports ports) {
    this.ports = Objects.requireNonNull(ports, "ports");
    checksumPolicy(Codec.NOTE);
  }

  /**
   * What a wrong checksum is: {@link Codec#NOTE} (the default: a finding), {@link Codec#FAIL} (the
   * layer is malformed) or {@link Codec#SKIP} (nothing is computed).
   */
  public Dissector checksumPolicy(int policy) {
    pool.checksumPolicy(policy);
    return this;
  }

  /**
   * From here on puts the streams of TCP together: packets come in the order of the capture, and a
   * message is a layer of the segment that it ends in. Without this a segment is looked at by
   * itself.
   */
  public Dissector following() {
    streams = new Streams();
    return this;
  }

  /**
   * Walks the packet and returns how many layers are valid.
   *
   * @param linkType what the packet begins with, see {@link LinkType}
   */
  public int dissect(byte[] buffer, int offset, int length, int linkType) {
    Codec.requireWindow(buffer, offset, length);
    LayerType outermost = LinkType.outermost(linkType);
    if (LinkType.isRaw(linkType)) {
      outermost = length == 0 ? null : IpVersion.of(buffer[offset]);
      known = true;
    } else {
      known = outermost != null;
    }
    return dissect(buffer, offset, length, outermost);
  }

  /** Walks what begins with a message of a type; null for what is opaque. */
  public int dissect(byte[] buffer, int offset, int length, LayerType outermost) {
    Codec.requireWindow(buffer, offset, length);
    known |= outermost != null;
    pool.reset();
    if (streams != null) {
      streams.forget();
    }
    count = 0;
    malformed = null;
    if (outermost != null) {
      Layer layer = pool.take(outermost);
      layer.wrap(buffer, offset, length);
      walk(buffer, layer);
    }
    return layerCount();
  }

  /** Whether the link type is one that is known; without it no layer is found. */
  public boolean isLinkTypeKnown() {
    return known;
  }

  /** The packet's own layers, and the messages that end in its segment. */
  public int layerCount() {
    return count + messageCount();
  }

  public Layer layer(int index) {
    if (index < 0 || index >= layerCount()) {
      throw new IndexOutOfBoundsException("layer " + index + " of " + layerCount());
    }
    return index < count ? layers[index] : streams.found().message(index - count);
  }

  /** How many messages of a stream end in the packet; they are the last layers. */
  public int messageCount() {
    return streams == null ? 0 : streams.found().count();
  }

  public boolean has(LayerType type) {
    return find(type) != null;
  }

  /** The innermost layer of a type, or null. */
  public Layer find(LayerType type) {
    for (int i = layerCount() - 1; i >= 0; i--) {
      if (layer(i).type().equals(type)) {
        return layer(i);
      }
    }
    return null;
  }

  /** Whether a layer is there, by what stands below it, but is not valid. */
  public boolean isMalformed() {
    return malformed() != null;
  }

  /** The type of the layer that is not valid, or null. It is not among the layers. */
  public LayerType malformedType() {
    return malformed() == null ? null : malformed().type();
  }

  /** Index in the buffer at which it begins, or -1. */
  public int malformedOffset() {
    return malformed == null ? -1 : malformed.offset();
  }

  /** Its error code, or 0. */
  public int errorCode() {
    return malformed() == null ? Codec.OK : malformed().status();
  }

  /** Index at which it is not valid: in the buffer, or counted from a stream's message. */
  public int errorOffset() {
    Layer layer = malformed();
    if (layer == null) {
      return -1;
    }
    return isMessage() && layer.errorOffset() >= layer.offset()
        ? layer.errorOffset() - layer.offset()
        : layer.errorOffset();
  }

  /** Whether what is not valid is a message of a stream and not a layer of the packet. */
  public boolean isMessage() {
    return malformed == null && malformed() != null;
  }

  private Layer malformed() {
    return malformed != null || streams == null ? malformed : streams.found().fault();
  }

  public int tagCount() {
    int tags = 0;
    for (int i = 0; i < count; i++) {
      tags += layers[i] instanceof VlanLayer ? 1 : 0;
    }
    return tags;
  }

  /** The VLAN tag with this number, outermost first. */
  public VlanReader tag(int index) {
    int tags = 0;
    for (int i = 0; i < count; i++) {
      if (layers[i] instanceof VlanLayer tag && tags++ == index) {
        return tag.reader();
      }
    }
    throw new IndexOutOfBoundsException("tag " + index + " of " + tags);
  }

  /** The innermost datagram; asked for only if there is one. */
  public Ipv4Reader ipv4() {
    return ((Ipv4Layer) required(Ipv4Layer.TYPE)).reader();
  }

  public UdpReader udp() {
    return ((UdpLayer) required(UdpLayer.TYPE)).reader();
  }

  public TcpReader tcp() {
    return ((TcpLayer) required(TcpLayer.TYPE)).reader();
  }

  private Layer required(LayerType type) {
    Layer layer = find(type);
    if (layer == null) {
      throw new IllegalStateException("there is no " + type.label());
    }
    return layer;
  }

  private void walk(byte[] buffer, Layer outermost) {
    Layer layer = outermost;
    while (layer != null) {
      if (layer.status() != Codec.OK) {
        malformed = layer;
        return;
      }
      if (count == MAX_LAYERS) {
        return;
      }
      layers[count++] = layer;
      Layer inner = layer.next(pool);
      layer = inner == null ? behindPort(buffer, layer) : inner;
    }
  }

  /** What a port says; a segment that does not begin with a message is a piece, and opaque. */
  private Layer behindPort(byte[] buffer, Layer layer) {
    if (layer instanceof UdpLayer datagram) {
      UdpReader udp = datagram.reader();
      LayerType type = ports.udp(udp.targetPort());
      type = type == null ? ports.udp(udp.sourcePort()) : type;
      return inner(type, buffer, udp.payloadOffset(), udp.payloadLength());
    } else if (layer instanceof TcpLayer segment) {
      TcpReader tcp = segment.reader();
      LayerType type = ports.tcp(tcp.targetPort());
      boolean isToServer = type != null;
      type = type == null ? ports.tcp(tcp.sourcePort()) : type;
      if (streams != null) {
        follow(tcp, type, isToServer);
        return null;
      }
      Layer inner = inner(type, buffer, tcp.payloadOffset(), tcp.payloadLength());
      return inner != null && inner.status() == Codec.OK ? inner : null;
    }
    return null;
  }

  /** A segment between addresses. */
  private void follow(TcpReader tcp, LayerType type, boolean isToServer) {
    if (type == null) {
      return;
    }
    for (int i = count - 2; i >= 0; i--) {
      if (layers[i] instanceof Ipv4Layer around) {
        Ipv4Reader ip = around.reader();
        streams.segment(tcp, ip.sourceOffset(), ip.targetOffset(), IPV4_ADDRESS, isToServer, type);
        return;
      } else if (layers[i] instanceof Ipv6Layer around) {
        Ipv6Reader ip = around.reader();
        streams.segment(tcp, ip.sourceOffset(), ip.targetOffset(), IPV6_ADDRESS, isToServer, type);
        return;
      }
    }
  }

  private Layer inner(LayerType type, byte[] buffer, int offset, int length) {
    Layer inner = type == null || length == 0 ? null : pool.take(type);
    if (inner != null) {
      inner.wrap(buffer, offset, length);
    }
    return inner;
  }
}
