// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.output;

import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the plugin may write: judged once, before anything is written.
 *
 * @param folder the folder that is asked for
 * @param project the project's folder
 * @param build the project's build folder, which may lie elsewhere
 * @param sources folders with sources that a person writes
 * @param outsideAllowed whether the build says that a folder outside of the project is meant
 */
public record OutputPlace(
    Path folder, Path project, Path build, List<Path> sources, boolean outsideAllowed) {

  public OutputPlace {
    sources = List.copyOf(sources);
  }

  /**
   * Opens the folder, symbolic links resolved; does not create it.
   *
   * @throws BuildFault when it is, holds or lies in a place that is not ours to write to
   */
  public OutputFolder open() throws IOException, BuildFault {
    Path real = real(folder);
    Path realProject = real(project);
    Path realBuild = real(build);
    if (realProject.startsWith(real) || realBuild.startsWith(real)) {
      throw refused("holds the project itself");
    }
    for (Path source : sources) {
      Path realSource = real(source);
      boolean holdsProject = realProject.startsWith(realSource);
      if (realSource.startsWith(real) || real.startsWith(realSource) && !holdsProject) {
        throw refused("and the source folder " + source + " lie in one another");
      }
    }
    if (!outsideAllowed && !real.startsWith(realProject) && !real.startsWith(realBuild)) {
      throw refused(
          "lies outside of the project: if that is meant, set"
              + " <allowOutsideProject>true</allowOutsideProject>");
    }
    return new OutputFolder(real);
  }

  private BuildFault refused(String why) {
    return new BuildFault("outputDirectory " + folder + " " + why);
  }

  /** The path with all links resolved, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
  }
}
