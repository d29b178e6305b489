// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import java.util.Objects;

/** A device with a link of its own: what it is called and what its frames are is said once. */
public abstract class LinkDevice implements Device {
  private final String name;
  private final LinkType linkType;
  private final long address;
  private final int mtu;

  /**
   * A device that does nothing for its caller but carry frames.
   *
   * @param address our link address in the lower 48 bits; of no account where the link has none
   * @param mtu most octets of a frame behind its link header
   */
  protected LinkDevice(String name, LinkType linkType, long address, int mtu) {
    this.name = Objects.requireNonNull(name, "name");
    this.linkType = Objects.requireNonNull(linkType, "linkType");
    this.address = linkType == LinkType.ETHERNET ? address : 0;
    this.mtu = mtu;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final LinkType linkType() {
    return linkType;
  }

  @Override
  public final long address() {
    return address;
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int abilities() {
    return 0;
  }
}
