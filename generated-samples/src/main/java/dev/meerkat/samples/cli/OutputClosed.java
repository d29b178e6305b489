// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import java.io.IOException;

/** Standard output takes no more. */
final class OutputClosed extends IOException {
  private static final long serialVersionUID = 1;

  OutputClosed(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the reader went away, which is its right. */
  boolean isBrokenPipe() {
    return getMessage() != null && getMessage().contains("Broken pipe");
  }
}
