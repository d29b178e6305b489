// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.fault.BuildFault;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the laws of each binary message of the declared protocols as JUnit tests, and adds them to
 * the project's tests: what is read can be written and says the same again; of a message that has
 * one form alone, it is the same octets. They need JUnit 5 and the readers and writers that {@code
 * generate} makes.
 */
@Mojo(
    name = "laws",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class LawsMojo extends ArtefactMojo {

  /** Required. The root package of the codecs, as {@code generate} has it. */
  @Parameter(property = "meerkat.packageName")
  private String packageName;

  /** Where the tests go. Nothing else is written to, and what former runs left is removed. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/meerkat-laws")
  private File outputDirectory;

  @Override
  String backend() {
    return "laws";
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
