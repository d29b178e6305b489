// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One part of the Java, and the constants that every part stands on. */
final class JavaBackend implements Backend {
  private final Part part;
  private final String summary;

  JavaBackend(Part part, String summary) {
    this.part = part;
    this.summary = summary;
  }

  @Override
  public String name() {
    return part.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String folder() {
    return "java";
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    GenerationRequest request =
        new GenerationRequest(
            subject.program(),
            subject.packageName(),
            Set.of(subject.module().name()),
            Set.of(part));
    return CodeGenerator.generate(request).stream()
        .map(file -> ArtefactFile.text(file.path(), file.content()))
        .toList();
  }
}
