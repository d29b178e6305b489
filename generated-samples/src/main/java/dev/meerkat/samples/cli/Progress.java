// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One line on a terminal that tells how far a file is read.
 *
 * <p>It is shown on standard error if that is a terminal and the packets do not run over the same
 * screen, or the file is big; otherwise never.
 */
final class Progress {
  private static final long BIG_FILE = 64L << 20;
  private static final long PACKETS_BETWEEN_LOOKS = 4_096;
  private static final long NANOS_BETWEEN_LINES = 250_000_000;
  private static final String CLEAR = "\r\033[K";

  private final Terminal terminal;
  private final long size;
  private final boolean shown;
  private long nextLook = PACKETS_BETWEEN_LOOKS;
  private long lastLine = System.nanoTime();
  private boolean visible;

  private Progress(Terminal terminal, long size, boolean shown) {
    this.terminal = terminal;
    this.size = size;
    this.shown = shown;
  }

  /** For a file, or with null for what has no size. */
  static Progress of(Terminal terminal, Path file) throws IOException {
    long size = file == null ? 0 : Files.size(file);
    return new Progress(terminal, size, isShown(terminal, size));
  }

  static boolean isShown(Terminal terminal, long size) {
    return terminal.errIsTerminal() && (!terminal.outIsTerminal() || size >= BIG_FILE);
  }

  void advance(long packets, long bytes) {
    if (!shown || packets < nextLook) {
      return;
    }
    nextLook = packets + PACKETS_BETWEEN_LOOKS;
    long now = System.nanoTime();
    if (now - lastLine >= NANOS_BETWEEN_LINES) {
      lastLine = now;
      visible = true;
      terminal.err().print(CLEAR + line(packets, bytes));
      terminal.err().flush();
    }
  }

  /** Takes the line away. */
  void end() {
    if (visible) {
      visible = false;
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  private String line(long packets, long bytes) {
    if (size == 0) {
      return String.format(Locale.ROOT, "%,d packets, %,d MB", packets, bytes >> 20);
    }
    long percent = Math.min(100, bytes * 100 / size);
    return String.format(Locale.ROOT, "%,d packets, %d %% of %,d MB", packets, percent, size >> 20);
  }
}
