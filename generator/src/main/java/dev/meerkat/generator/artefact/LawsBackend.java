// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.laws.LawFiles;
import java.util.List;

/** What holds between reader and writer, and the tests of it. */
final class LawsBackend implements Backend {
  @Override
  public String name() {
    return "laws";
  }

  @Override
  public String summary() {
    return "JUnit tests that what is read can be written and says the same again";
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    return LawFiles.of(
            subject.program(), subject.module(), subject.packageName(), subject.declared())
        .entrySet()
        .stream()
        .map(file -> ArtefactFile.text(file.getKey(), file.getValue()))
        .toList();
  }
}
