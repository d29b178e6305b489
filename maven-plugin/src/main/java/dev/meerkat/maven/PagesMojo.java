// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes a readable page about each declared protocol: Markdown with field tables, diagrams as RFCs
 * draw them and the examples of the description, and the diagrams as SVG.
 */
@Mojo(
    name = "pages",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class PagesMojo extends ArtefactMojo {

  /** Where the pages go. Nothing else is written to, and what former runs left there is removed. */
  @Parameter(defaultValue = "${project.build.directory}/protocol-pages")
  private File outputDirectory;

  @Override
  String backend() {
    return "pages";
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }
}
