// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.fault.FaultyLine;

/** A cable with a port at each end and a {@link FaultyLine} in each direction. */
public final class Cable {
  private final FaultyLine rightward;
  private final FaultyLine leftward;
  private final CablePort left;
  private final CablePort right;

  /**
   * A cable.
   *
   * @param leftAddress link address of the port at its left; 0 where the link has none
   * @param faults of both directions
   */
  public Cable(
      LinkType linkType, int mtu, long leftAddress, long rightAddress, Faults faults, long seed) {
    rightward = new FaultyLine(faults, linkType.headerLength(), seed);
    leftward = new FaultyLine(faults, linkType.headerLength(), ~seed);
    left = new CablePort("left", linkType, leftAddress, mtu, rightward, leftward);
    right = new CablePort("right", linkType, rightAddress, mtu, leftward, rightward);
  }

  public CablePort left() {
    return left;
  }

  public CablePort right() {
    return right;
  }

  /** The direction from left to right. */
  public FaultyLine rightward() {
    return rightward;
  }

  /** The direction from right to left. */
  public FaultyLine leftward() {
    return leftward;
  }

  /** Cuts both directions, or makes them whole. */
  public void cut(boolean isCut) {
    rightward.cut(isCut);
    leftward.cut(isCut);
  }
}
