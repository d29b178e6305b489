// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.core.codec.Codec;

/** Values of the option {@code --checksum}. */
enum ChecksumChoice {
  FAIL(Codec.FAIL),
  NOTE(Codec.NOTE),
  SKIP(Codec.SKIP);

  private final int policy;

  ChecksumChoice(int policy) {
    this.policy = policy;
  }

  int policy() {
    return policy;
  }
}
