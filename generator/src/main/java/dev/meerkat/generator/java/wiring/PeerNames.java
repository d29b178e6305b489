// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import dev.meerkat.generator.plan.JavaNames;
import java.util.Set;

/** Names that a peer has already. */
final class PeerNames {
  private static final Set<String> TAKEN =
      Set.of(
          "write",
          "send",
          "loop",
          "local",
          "remote",
          "counters",
          "to",
          "pause",
          "resume",
          "readWhileFull",
          "idleTimeout",
          "endOutput",
          "close",
          "abort",
          "upgrade",
          "begin",
          "room",
          "open",
          "takes");

  private PeerNames() {}

  /** The name of a parameter's setter. */
  static String free(String name) {
    return TAKEN.contains(name) ? name + "Value" : JavaNames.accessor(name);
  }
}
