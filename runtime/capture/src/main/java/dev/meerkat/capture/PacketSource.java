// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import java.io.IOException;

/** The packets of one format. */
sealed interface PacketSource permits PcapSource, PcapngSource {
  /** Moves to the next packet that is not too large; false at the end of the file. */
  boolean next(CapturedPacket packet) throws IOException;

  /** Packets that were too large and passed over. */
  long oversized();
}
