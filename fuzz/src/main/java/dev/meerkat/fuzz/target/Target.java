// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import java.io.IOException;

/** Takes any bytes and holds its claims on them; a claim that does not hold is thrown. */
@FunctionalInterface
public interface Target {
  void accept(byte[] input) throws IOException;
}
