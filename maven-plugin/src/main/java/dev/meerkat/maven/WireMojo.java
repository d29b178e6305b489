// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.build.BuildLog;
import dev.meerkat.maven.build.BuildOutcome;
import dev.meerkat.maven.build.BuildResult;
import dev.meerkat.maven.build.Inputs;
import dev.meerkat.maven.fault.BuildFault;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: the parameters that say which descriptions are meant, and the report. */
abstract class WireMojo extends AbstractMojo {

  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** This plugin, whose class path can hold library descriptions. */
  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  /** This execution. */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /**
   * The protocols that the build declares. Each {@code <protocol>} is the name of a module ({@code
   * net.tcp}), the name of a file in the source folder ({@code telemetry} or {@code
   * telemetry.wire}), or the short name of a library protocol ({@code tcp}, {@code ipv4}). None
   * given means every description in the source folder.
   *
   * <p>Library protocols come from {@code META-INF/wire} in the jars of the project's class path
   * and of the plugin's own {@code <dependencies>}.
   */
  @Parameter List<String> protocols;

  /** Encoding of the project's descriptions and of the Java that is written. */
  @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
  String encoding;

  /** Whether a warning about a description fails the build. */
  @Parameter(property = "meerkat.failOnWarnings", defaultValue = "false")
  boolean failOnWarnings;

  /** Whether to do nothing at all. */
  @Parameter(property = "meerkat.skip", defaultValue = "false")
  boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped");
      return;
    }
    try {
      BuildResult result = run(new LogLines());
      if (result.outcome() == BuildOutcome.FAILED) {
        throw new MojoFailureException(result.sentence());
      }
      getLog().info(result.sentence());
    } catch (BuildFault fault) {
      throw new MojoFailureException(fault.getMessage(), fault);
    } catch (IOException io) {
      throw new MojoExecutionException("cannot read or write: " + io, io);
    }
  }

  /** Makes the request and hands it to its orchestrator. */
  abstract BuildResult run(BuildLog log) throws BuildFault, IOException;

  final Inputs inputs(List<File> sources, List<File> siblings) throws BuildFault {
    List<String> names = protocols == null ? List.of() : protocols;
    return new Inputs(
        project.getBasedir().toPath(),
        paths(sources),
        paths(siblings),
        charset(),
        libraries(),
        names.stream().filter(Objects::nonNull).toList());
  }

  final Charset charset() throws BuildFault {
    try {
      return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    } catch (UnsupportedCharsetException | java.nio.charset.IllegalCharsetNameException unknown) {
      throw new BuildFault("encoding " + encoding + " is not known to this JDK", unknown);
    }
  }

  final List<Path> pluginPath() {
    return files(plugin.getArtifacts().stream());
  }

  /** The project's class path before the plugin's, the project's own classes left out. */
  private List<Path> libraries() {
    return Stream.concat(files(project.getArtifacts().stream()).stream(), pluginPath().stream())
        .distinct()
        .toList();
  }

  private static List<Path> files(Stream<Artifact> artifacts) {
    return artifacts.map(Artifact::getFile).filter(Objects::nonNull).map(File::toPath).toList();
  }

  static List<Path> paths(List<File> files) {
    return files.stream().map(f -> f.toPath().toAbsolutePath().normalize()).toList();
  }

  /** Lines about descriptions on Maven's log. */
  private final class LogLines implements BuildLog {
    @Override
    public void error(String text) {
      getLog().error(text);
    }

    @Override
    public void warning(String text) {
      getLog().warn(text);
    }

    @Override
    public void note(String text) {
      getLog().info(text);
    }
  }
}
