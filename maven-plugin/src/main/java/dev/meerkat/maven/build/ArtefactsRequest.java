// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.maven.output.OutputPlace;
import java.util.List;

/**
 * One run of a goal that writes artefacts: {@code pages} and its like.
 *
 * @param inputs where descriptions are found and which are declared
 * @param backends what makes the artefacts
 * @param packageName the root package of generated Java, empty where none of it is meant
 * @param output where they go
 * @param failOnWarnings whether a warning fails the build
 */
public record ArtefactsRequest(
    Inputs inputs,
    List<Backend> backends,
    String packageName,
    OutputPlace output,
    boolean failOnWarnings) {

  public ArtefactsRequest {
    backends = List.copyOf(backends);
  }
}
