// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.source.DescriptionPath;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates readers, writers and dumps from the project's descriptions and from the library
 * protocols that it declares, and adds them to the project's sources.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends GenerationMojo {

  /** The folder with the project's descriptions, {@code *.wire}, sub-folders included. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wire")
  private File sourceDirectory;

  /** The folder that the plugin writes to, and removes from what it no longer generates. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/meerkat")
  private File outputDirectory;

  /**
   * Whether the project's jar carries its descriptions in {@code META-INF/wire}, so that projects
   * that depend on it can import them or declare them by name.
   */
  @Parameter(property = "meerkat.shareDescriptions", defaultValue = "false")
  private boolean shareDescriptions;

  @Override
  File sourceFolder() {
    return sourceDirectory;
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }

  @Override
  List<File> siblingFolders() {
    return List.of();
  }

  @Override
  Optional<File> folderBefore() {
    return Optional.empty();
  }

  @Override
  boolean makesFacade() {
    return true;
  }

  @Override
  void addSourceRoot(String folder) {
    project.addCompileSourceRoot(folder);
    if (shareDescriptions && sourceDirectory.isDirectory()) {
      Resource descriptions = new Resource();
      descriptions.setDirectory(sourceDirectory.getPath());
      descriptions.addInclude("**/*.wire");
      descriptions.setTargetPath(DescriptionPath.LIBRARY_FOLDER);
      project.addResource(descriptions);
    }
  }
}
