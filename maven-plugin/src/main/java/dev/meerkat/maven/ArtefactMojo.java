// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.maven.build.ArtefactsRequest;
import dev.meerkat.maven.build.BuildLog;
import dev.meerkat.maven.build.BuildOutcome;
import dev.meerkat.maven.build.BuildResult;
import dev.meerkat.maven.build.WireArtefacts;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputPlace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that write what a back end makes. */
abstract class ArtefactMojo extends WireMojo {

  /** The folder with the project's descriptions. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wire")
  private File sourceDirectory;

  /** The back end's name. */
  abstract String backend();

  /** The folder to write to; what former runs left there is removed. */
  abstract File outputFolder();

  /** The root package of Java that the artefact holds or speaks of. */
  String rootPackage() throws BuildFault {
    return "";
  }

  /** Called when the folder holds what it should. */
  void done() {}

  /** Adds {@code java} and {@code resources} of a folder to the project's tests. */
  final void addTests(File folder) {
    project.addTestCompileSourceRoot(new File(folder, "java").getAbsolutePath());
    Resource resources = new Resource();
    resources.setDirectory(new File(folder, "resources").getAbsolutePath());
    project.addTestResource(resources);
  }

  @Override
  final BuildResult run(BuildLog log) throws BuildFault, IOException {
    Backend backend = Artefacts.named(backend()).orElseThrow();
    ArtefactsRequest request =
        new ArtefactsRequest(
            inputs(List.of(sourceDirectory), List.of()),
            List.of(backend),
            rootPackage(),
            output(),
            failOnWarnings);
    BuildResult result = new WireArtefacts(log).run(request);
    if (result.outcome() == BuildOutcome.GENERATED || result.outcome() == BuildOutcome.UP_TO_DATE) {
      done();
    }
    return result;
  }

  private OutputPlace output() {
    List<File> written =
        List.of(new File(project.getBuild().getSourceDirectory()), sourceDirectory);
    return new OutputPlace(
        outputFolder().toPath(),
        project.getBasedir().toPath(),
        Path.of(project.getBuild().getDirectory()),
        paths(written),
        false);
  }
}
