// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates the same from descriptions that only the project's tests use, and adds it to the test
 * sources. These may import the project's main descriptions.
 */
@Mojo(
    name = "generate-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class GenerateTestMojo extends GenerationMojo {

  /** The folder with the descriptions of the tests. */
  @Parameter(defaultValue = "${project.basedir}/src/test/wire")
  private File testSourceDirectory;

  /** The folder with the project's main descriptions, to import from. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wire")
  private File sourceDirectory;

  /** The folder of the classes that {@code generate} has made; they are not made twice. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/meerkat")
  private File outputDirectory;

  /** The folder that the plugin writes to, and removes from what it no longer generates. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/meerkat")
  private File testOutputDirectory;

  @Override
  File sourceFolder() {
    return testSourceDirectory;
  }

  @Override
  File outputFolder() {
    return testOutputDirectory;
  }

  @Override
  List<File> siblingFolders() {
    return List.of(sourceDirectory);
  }

  @Override
  Optional<File> folderBefore() {
    return Optional.of(outputDirectory);
  }

  @Override
  boolean makesFacade() {
    return false;
  }

  @Override
  void addSourceRoot(String folder) {
    project.addTestCompileSourceRoot(folder);
  }
}
