// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.net;

import java.util.Objects;

/**
 * An address and a port: one end of a connection, or the target of a datagram.
 *
 * @param address where
 * @param port 0 to 65535; 0 asks for any free port when listening
 */
public record Endpoint(IpAddress address, int port) {
  private static final int MAX_PORT = 0xFFFF;

  public Endpoint {
    Objects.requireNonNull(address, "address");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 0 to " + MAX_PORT + ": " + port);
    }
  }

  /** All local IPv4 and IPv6 addresses, for listening. */
  public static Endpoint anyAddress(int port) {
    return new Endpoint(IpAddress.ANY_V6, port);
  }

  /** 127.0.0.1 */
  public static Endpoint loopback(int port) {
    return new Endpoint(IpAddress.LOOPBACK_V4, port);
  }

  /**
   * An endpoint written as 10.0.0.1:80 or [::1]:80.
   *
   * @throws IllegalArgumentException if it is not one; names are not looked up
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("no address:port: \"" + text + "\"");
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    IpAddress address = IpAddress.parse(host);
    if (address.isV4() == bracketed) {
      throw new IllegalArgumentException("no address:port: \"" + text + "\"");
    }
    return new Endpoint(address, port(text, colon + 1));
  }

  private static int port(String text, int from) {
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i - from > 4) {
        throw new IllegalArgumentException("no port: \"" + text.substring(from) + "\"");
      }
      value = value * 10 + digit;
    }
    if (from == text.length()) {
      throw new IllegalArgumentException("no port: \"\"");
    }
    return value;
  }

  /** 10.0.0.1:80 or [::1]:80 */
  @Override
  public String toString() {
    return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
  }
}
