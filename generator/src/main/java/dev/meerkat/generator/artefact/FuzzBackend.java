// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.fuzz.FuzzFiles;
import java.util.List;

/** Targets, dictionary and seeds for Jazzer. */
final class FuzzBackend implements Backend {
  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String summary() {
    return "Jazzer targets, their JUnit tests, a dictionary and seeds";
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    return FuzzFiles.of(subject.program(), subject.module(), subject.packageName())
        .entrySet()
        .stream()
        .map(file -> ArtefactFile.binary(file.getKey(), file.getValue()))
        .toList();
  }
}
