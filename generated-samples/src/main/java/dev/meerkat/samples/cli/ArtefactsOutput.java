// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.generator.artefact.ArtefactFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes artefacts into a folder and tells their paths, one a line; a folder of many small files is
 * told once, at the end.
 */
final class ArtefactsOutput {
  private final Path root;
  private final PrintStream shown;
  private Path many;
  private int inside;

  ArtefactsOutput(Terminal terminal, Path root) {
    this.root = root;
    this.shown = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
  }

  void write(ArtefactFile file) throws IOException {
    Path path = root.resolve(file.path());
    Files.createDirectories(path.getParent());
    Files.write(path, file.content().toArray());
    if (file.path().contains("Inputs/")) {
      tellFolder(path.getParent());
    } else {
      end();
      shown.println(path);
      shown.flush();
    }
  }

  private void tellFolder(Path folder) {
    if (!folder.equals(many)) {
      end();
      many = folder;
    }
    inside++;
  }

  /** Tells what is not told yet. */
  void end() {
    if (many != null) {
      shown.println(many + " (" + inside + " files)");
    }
    many = null;
    inside = 0;
    shown.flush();
  }
}
