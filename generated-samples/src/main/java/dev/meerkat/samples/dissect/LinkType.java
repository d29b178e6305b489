// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

/** LINKTYPE_ values of pcap-linktype(7) that a {@link Dissector} knows. */
public final class LinkType {
  /** BSD loopback, family in host byte order. */
  public static final int NULL = 0;

  public static final int ETHERNET = 1;

  /** Raw IP as some systems number it. */
  public static final int RAW_BSD = 12;

  public static final int RAW = 101;

  /** BSD loopback, family in network byte order. */
  public static final int LOOP = 108;

  public static final int LINUX_COOKED = 113;

  public static final int IPV4 = 228;

  private LinkType() {}
}
