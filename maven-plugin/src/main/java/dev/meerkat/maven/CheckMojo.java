// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.build.BuildLog;
import dev.meerkat.maven.build.BuildResult;
import dev.meerkat.maven.build.CheckRequest;
import dev.meerkat.maven.build.WireCheck;
import dev.meerkat.maven.fault.BuildFault;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks the project's descriptions, those of its tests too, and runs every {@code vector} and
 * {@code reject} in them. Writes nothing.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class CheckMojo extends WireMojo {

  /** The folder with the project's descriptions. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wire")
  private File sourceDirectory;

  /** The folder with the descriptions of the tests. */
  @Parameter(defaultValue = "${project.basedir}/src/test/wire")
  private File testSourceDirectory;

  @Override
  BuildResult run(BuildLog log) throws BuildFault, IOException {
    List<File> sources = List.of(sourceDirectory, testSourceDirectory);
    return new WireCheck(log).run(new CheckRequest(inputs(sources, List.of()), failOnWarnings));
  }
}
