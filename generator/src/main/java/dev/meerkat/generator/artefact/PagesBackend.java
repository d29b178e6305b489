// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.docs.ProtocolPages;
import java.util.List;

/** Pages and diagrams. */
final class PagesBackend implements Backend {
  @Override
  public String name() {
    return "pages";
  }

  @Override
  public String summary() {
    return "a page with field tables, diagrams (ASCII and SVG) and examples";
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    return ProtocolPages.of(subject.module()).stream()
        .map(file -> ArtefactFile.text(file.path(), file.content()))
        .toList();
  }
}
