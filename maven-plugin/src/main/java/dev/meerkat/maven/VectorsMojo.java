// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes boundary vectors of each declared protocol: octets at every edge that its description
 * draws, and what a reader must say of them, as text that any language can run.
 */
@Mojo(
    name = "vectors",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class VectorsMojo extends ArtefactMojo {

  /** Where the files go. Nothing else is written to, and what former runs left is removed. */
  @Parameter(defaultValue = "${project.build.directory}/boundary-vectors")
  private File outputDirectory;

  @Override
  String backend() {
    return "vectors";
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }
}
