// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.fault.BuildFault;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes, for each message of the declared protocols, a fuzz target with its Jazzer test, a
 * dictionary and seeds, and adds them to the project's tests: they run the seeds in every build,
 * and go on from there with {@code JAZZER_FUZZ=1}. The tests need {@code jazzer-junit} on the
 * project's test class path, the codecs that {@code generate} makes, all parts of them, and {@code
 * laws}.
 */
@Mojo(
    name = "fuzz",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class FuzzMojo extends ArtefactMojo {

  /** Required. The root package of the codecs, as {@code generate} has it. */
  @Parameter(property = "meerkat.packageName")
  private String packageName;

  /** Where the tests go. Nothing else is written to, and what former runs left is removed. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/meerkat-fuzz")
  private File outputDirectory;

  @Override
  String backend() {
    return "fuzz";
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }

  @Override
  String rootPackage() throws BuildFault {
    return PackageName.checked(packageName);
  }

  @Override
  void done() {
    addTests(outputDirectory);
  }
}
