// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.samples.codec.arp.Arp;
import dev.meerkat.samples.codec.ethernet.Ethernet;
import dev.meerkat.samples.codec.ethernet.Vlan;
import dev.meerkat.samples.codec.icmp.Icmp;
import dev.meerkat.samples.codec.ip.Ipv4;
import dev.meerkat.samples.codec.link.Cooked;
import dev.meerkat.samples.codec.link.Loopback;
import dev.meerkat.samples.codec.tcp.Tcp;
import dev.meerkat.samples.codec.udp.Udp;

/** The layers that are known. */
public enum Layer {
  ETHERNET("ethernet"),
  COOKED("cooked"),
  LOOPBACK("loopback"),
  VLAN("vlan"),
  ARP("arp"),
  IPV4("ipv4"),
  ICMP("icmp"),
  UDP("udp"),
  TCP("tcp");

  private final String label;

  Layer(String label) {
    this.label = label;
  }

  /** Its name in JSON. */
  public String label() {
    return label;
  }

  /** Name of the kind of an error code, as the grammar declares it. */
  public String errorName(int code) {
    return switch (this) {
      case ETHERNET -> Ethernet.errorName(code);
      case COOKED -> Cooked.errorName(code);
      case LOOPBACK -> Loopback.errorName(code);
      case VLAN -> Vlan.errorName(code);
      case ARP -> Arp.errorName(code);
      case IPV4 -> Ipv4.errorName(code);
      case ICMP -> Icmp.errorName(code);
      case UDP -> Udp.errorName(code);
      case TCP -> Tcp.errorName(code);
    };
  }

  /** Name of a field in the grammar; null for the message itself and for reserved fields. */
  public String fieldName(int field) {
    return switch (this) {
      case ETHERNET -> Ethernet.fieldName(field);
      case COOKED -> Cooked.fieldName(field);
      case LOOPBACK -> Loopback.fieldName(field);
      case VLAN -> Vlan.fieldName(field);
      case ARP -> Arp.fieldName(field);
      case IPV4 -> Ipv4.fieldName(field);
      case ICMP -> Icmp.fieldName(field);
      case UDP -> Udp.fieldName(field);
      case TCP -> Tcp.fieldName(field);
    };
  }
}
