// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

/** What the frames of a device begin with. */
public enum LinkType {
  /** An Ethernet II header of 14 octets; LINKTYPE_ETHERNET in captures. */
  ETHERNET(1, 14),
  /** An IPv4 or IPv6 packet, told apart by its first four bits; LINKTYPE_RAW. */
  IP(101, 0);

  private final int captureNumber;
  private final int headerLength;

  LinkType(int captureNumber, int headerLength) {
    this.captureNumber = captureNumber;
    this.headerLength = headerLength;
  }

  /** Its number in pcap and pcapng files. */
  public int captureNumber() {
    return captureNumber;
  }

  /** Octets of a frame that do not count for the MTU. */
  public int headerLength() {
    return headerLength;
  }
}
