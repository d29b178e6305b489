// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.build.BuildLog;
import dev.meerkat.maven.build.BuildResult;
import dev.meerkat.maven.build.PagesRequest;
import dev.meerkat.maven.build.WirePages;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputPlace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
public final class PagesMojo extends WireMojo {

  /** The folder with the project's descriptions. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wire")
  private File sourceDirectory;

  /** Where the pages go. Nothing else is written to, and what former runs left there is removed. */
  @Parameter(defaultValue = "${project.build.directory}/protocol-pages")
  private File outputDirectory;

  @Override
  BuildResult run(BuildLog log) throws BuildFault, IOException {
    List<File> written =
        List.of(new File(project.getBuild().getSourceDirectory()), sourceDirectory);
    OutputPlace output =
        new OutputPlace(
            outputDirectory.toPath(),
            project.getBasedir().toPath(),
            Path.of(project.getBuild().getDirectory()),
            paths(written),
            false);
    PagesRequest request =
        new PagesRequest(inputs(List.of(sourceDirectory), List.of()), output, failOnWarnings);
    return new WirePages(log).run(request);
  }
}
