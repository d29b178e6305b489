// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

/** What hangs on a selection key. */
interface Selected {
  /**
   * The selector says that these operations are ready; nothing is done yet but to stand in line.
   */
  void selected(int readyOps);

  /** The transport is being closed. */
  void closeNow();
}
