// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.generator.boundary.BoundaryVector;
import dev.meerkat.generator.boundary.BoundaryVectors;
import dev.meerkat.generator.boundary.VectorFile;
import java.util.List;

/** Boundary vectors, a file a module. */
final class VectorsBackend implements Backend {
  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public String summary() {
    return "octets at every edge of every message, each with its verdict, for any language";
  }

  @Override
  public List<ArtefactFile> files(Subject subject) {
    List<BoundaryVector> vectors = BoundaryVectors.of(subject.program(), subject.module());
    return vectors.isEmpty()
        ? List.of()
        : List.of(
            ArtefactFile.text(
                subject.module().lastSegment() + ".vectors",
                VectorFile.text(subject.module(), vectors)));
  }
}
