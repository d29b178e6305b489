// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.layer.LayerType;

/** Which message stands behind which port of UDP or TCP. */
public final class Ports {
  private static final int COUNT = 0x10000;

  private final LayerType[] udp = new LayerType[COUNT];
  private final LayerType[] tcp = new LayerType[COUNT];

  /** Knows the ports that IANA gives to messages which are described; others stay opaque. */
  public static Ports wellKnown() {
    Ports ports = datagrams();
    ports.tcp("dns", 53);
    ports.tcp("requestHead", 80, 8080);
    ports.tcp("tlsRecord", 443, 853, 8443, 8883);
    ports.tcp("mqtt", 1883);
    ports.tcp("modbusRequest", 502);
    return ports;
  }

  /** Those of them that are of UDP. */
  public static Ports datagrams() {
    Ports ports = new Ports();
    ports.udp("dns", 53, 5353, 5355);
    ports.udp("dhcp", 67, 68);
    ports.udp("dhcpv6", 546, 547);
    ports.udp("ntp", 123);
    ports.udp("coap", 5683);
    return ports;
  }

  /** Both transports; what was known of the port is forgotten. */
  public Ports add(LayerType type, int port) {
    if (port <= 0 || port >= COUNT) {
      throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
    }
    udp[port] = type;
    tcp[port] = type;
    return this;
  }

  LayerType udp(int port) {
    return udp[port];
  }

  LayerType tcp(int port) {
    return tcp[port];
  }

  private void udp(String label, int... ports) {
    put(udp, label, ports);
  }

  private void tcp(String label, int... ports) {
    put(tcp, label, ports);
  }

  private static void put(LayerType[] table, String label, int... ports) {
    Protocols.find(label)
        .ifPresent(
            type -> {
              for (int port : ports) {
                table[port] = type;
              }
            });
  }
}
