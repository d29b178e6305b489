// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.arp.ArpReader;
import dev.meerkat.samples.codec.ethernet.EthernetReader;
import dev.meerkat.samples.codec.ethernet.VlanReader;
import dev.meerkat.samples.codec.icmp.IcmpReader;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.link.CookedReader;
import dev.meerkat.samples.codec.link.LoopbackReader;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpReader;

/**
 * Walks one packet after the other, layer by layer. The layers found are numbered from 0, outermost
 * first; the reader of each is valid until the next packet.
 *
 * <p>A fragment of a datagram ends at IPv4: what it carries is a piece. Readers are reused; {@link
 * #dissect} allocates nothing and throws only for a window outside its array.
 */
public final class Dissector {
  /** Tags in front of a payload; what stands behind so many is opaque. */
  public static final int MAX_TAGS = 8;

  private static final int MAX_LAYERS = MAX_TAGS + 3;
  private static final int IPV4_NIBBLE = 4;

  private final EthernetReader ethernet = new EthernetReader();
  private final CookedReader cooked = new CookedReader();
  private final LoopbackReader loopback = new LoopbackReader();
  private final VlanReader[] tags = new VlanReader[MAX_TAGS];
  private final ArpReader arp = new ArpReader();
  private final Ipv4Reader ipv4 = new Ipv4Reader();
  private final IcmpReader icmp = new IcmpReader();
  private final UdpReader udp = new UdpReader();
  private final TcpReader tcp = new TcpReader();

  private final Layer[] layers = new Layer[MAX_LAYERS];
  private int count;
  private int tagCount;
  private boolean known;
  private Layer malformed;
  private int code;
  private int errorOffset;

  public Dissector() {
    for (int i = 0; i < MAX_TAGS; i++) {
      tags[i] = new VlanReader();
    }
    checksumPolicy(Codec.NOTE);
  }

  /**
   * What a wrong checksum is: {@link Codec#NOTE} (the default: a finding), {@link Codec#FAIL} (the
   * layer is malformed) or {@link Codec#SKIP} (nothing is computed).
   */
  public Dissector checksumPolicy(int policy) {
    ipv4.checksumPolicy(policy);
    icmp.checksumPolicy(policy);
    udp.checksumPolicy(policy);
    tcp.checksumPolicy(policy);
    return this;
  }

  /**
   * Walks the packet and returns how many layers are valid.
   *
   * @param linkType what the packet begins with, see {@link LinkType}
   */
  public int dissect(byte[] buffer, int offset, int length, int linkType) {
    Codec.requireWindow(buffer, offset, length);
    count = 0;
    tagCount = 0;
    known = true;
    malformed = null;
    code = Codec.OK;
    switch (linkType) {
      case LinkType.ETHERNET -> ethernet(buffer, offset, length);
      case LinkType.LINUX_COOKED -> cooked(buffer, offset, length);
      case LinkType.NULL, LinkType.LOOP -> loopback(buffer, offset, length);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.IPV4 -> raw(buffer, offset, length);
      default -> known = false;
    }
    return count;
  }

  /** Whether the link type is one that is known; without it no layer is found. */
  public boolean isLinkTypeKnown() {
    return known;
  }

  public int layerCount() {
    return count;
  }

  public Layer layer(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("layer " + index + " of " + count);
    }
    return layers[index];
  }

  public boolean has(Layer layer) {
    for (int i = 0; i < count; i++) {
      if (layers[i] == layer) {
        return true;
      }
    }
    return false;
  }

  /** Whether a layer is there, by what stands below it, but is not valid. */
  public boolean isMalformed() {
    return malformed != null;
  }

  /** The layer that is not valid, or null. It is not among the layers. */
  public Layer malformedLayer() {
    return malformed;
  }

  /** Its error code, or 0. */
  public int errorCode() {
    return code;
  }

  /** Index in the buffer at which it is not valid. */
  public int errorOffset() {
    return errorOffset;
  }

  /** Valid as a layer if {@link Layer#ETHERNET} is among the layers; so are the others. */
  public EthernetReader ethernet() {
    return ethernet;
  }

  public CookedReader cooked() {
    return cooked;
  }

  public LoopbackReader loopback() {
    return loopback;
  }

  public int tagCount() {
    return tagCount;
  }

  /** The VLAN tag with this number, outermost first. */
  public VlanReader tag(int index) {
    if (index < 0 || index >= tagCount) {
      throw new IndexOutOfBoundsException("tag " + index + " of " + tagCount);
    }
    return tags[index];
  }

  public ArpReader arp() {
    return arp;
  }

  public Ipv4Reader ipv4() {
    return ipv4;
  }

  public IcmpReader icmp() {
    return icmp;
  }

  public UdpReader udp() {
    return udp;
  }

  public TcpReader tcp() {
    return tcp;
  }

  private void ethernet(byte[] buffer, int offset, int length) {
    if (fails(Layer.ETHERNET, ethernet.wrap(buffer, offset, length))) {
      errorOffset = ethernet.errorOffset();
      return;
    }
    switch (ethernet.payloadCase()) {
      case EthernetReader.PAYLOAD_IPV4 -> network(ethernet.wrapPayload(ipv4));
      case EthernetReader.PAYLOAD_ARP -> resolution(ethernet.wrapPayload(arp));
      case EthernetReader.PAYLOAD_VLAN -> tagged(ethernet.wrapPayload(tags[0]));
      default -> {}
    }
  }

  private void cooked(byte[] buffer, int offset, int length) {
    if (fails(Layer.COOKED, cooked.wrap(buffer, offset, length))) {
      errorOffset = cooked.errorOffset();
      return;
    }
    switch (cooked.payloadCase()) {
      case CookedReader.PAYLOAD_IPV4 -> network(cooked.wrapPayload(ipv4));
      case CookedReader.PAYLOAD_ARP -> resolution(cooked.wrapPayload(arp));
      case CookedReader.PAYLOAD_VLAN -> tagged(cooked.wrapPayload(tags[0]));
      default -> {}
    }
  }

  private void loopback(byte[] buffer, int offset, int length) {
    if (fails(Layer.LOOPBACK, loopback.wrap(buffer, offset, length))) {
      errorOffset = loopback.errorOffset();
    } else if (loopback.payloadCase() == LoopbackReader.PAYLOAD_IPV4) {
      network(loopback.wrapPayload(ipv4));
    }
  }

  /** A packet that is no IPv4 by its first four bits stays opaque. */
  private void raw(byte[] buffer, int offset, int length) {
    if (length > 0 && (buffer[offset] >>> 4 & 15) == IPV4_NIBBLE) {
      network(ipv4.wrap(buffer, offset, length));
    }
  }

  /** Tags stack; each wraps the next. */
  private void tagged(int wrapped) {
    VlanReader tag = tags[tagCount];
    if (fails(Layer.VLAN, wrapped)) {
      errorOffset = tag.errorOffset();
      return;
    }
    tagCount++;
    switch (tag.payloadCase()) {
      case VlanReader.PAYLOAD_IPV4 -> network(tag.wrapPayload(ipv4));
      case VlanReader.PAYLOAD_ARP -> resolution(tag.wrapPayload(arp));
      case VlanReader.PAYLOAD_VLAN -> {
        if (tagCount < MAX_TAGS) {
          tagged(tag.wrapPayload(tags[tagCount]));
        }
      }
      default -> {}
    }
  }

  private void resolution(int wrapped) {
    if (fails(Layer.ARP, wrapped)) {
      errorOffset = arp.errorOffset();
    }
  }

  private void network(int wrapped) {
    if (fails(Layer.IPV4, wrapped)) {
      errorOffset = ipv4.errorOffset();
      return;
    }
    switch (ipv4.payloadCase()) {
      case Ipv4Reader.PAYLOAD_ICMP -> {
        if (fails(Layer.ICMP, ipv4.wrapPayload(icmp))) {
          errorOffset = icmp.errorOffset();
        }
      }
      case Ipv4Reader.PAYLOAD_UDP -> {
        if (fails(Layer.UDP, ipv4.wrapPayload(udp))) {
          errorOffset = udp.errorOffset();
        }
      }
      case Ipv4Reader.PAYLOAD_TCP -> {
        if (fails(Layer.TCP, ipv4.wrapPayload(tcp))) {
          errorOffset = tcp.errorOffset();
        }
      }
      default -> {}
    }
  }

  /** Notes a layer by the status of its reader. */
  private boolean fails(Layer layer, int status) {
    if (status == Codec.OK) {
      layers[count++] = layer;
      return false;
    }
    malformed = layer;
    code = status;
    return true;
  }
}
