// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.build.BuildLog;
import dev.meerkat.maven.build.BuildOutcome;
import dev.meerkat.maven.build.BuildRequest;
import dev.meerkat.maven.build.BuildResult;
import dev.meerkat.maven.build.Inputs;
import dev.meerkat.maven.build.Tool;
import dev.meerkat.maven.build.WireBuild;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputPlace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.FileSet;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that write Java. */
abstract class GenerationMojo extends WireMojo {
  /** What Maven calls an execution that stands on the command line. */
  private static final String COMMAND_LINE = "default-cli";

  /**
   * Required. The root package of what is generated: module {@code net.tcp} goes into {@code
   * <packageName>.tcp}.
   */
  @Parameter(property = "meerkat.packageName")
  String packageName;

  /**
   * Which classes to make: {@code reader}, {@code writer}, {@code framer}, {@code dump}, {@code
   * layer}, {@code handler}, {@code editor}; none given means the first four.
   */
  @Parameter List<String> parts;

  /**
   * Over which network the declared protocols are spoken: {@code host}, the sockets of the
   * operating system, or {@code stack}, a TCP/IP stack of our own on any device. Makes a handler, a
   * peer and an adapter of every root, and the class {@code Net} that opens them.
   */
  @Parameter(property = "meerkat.network")
  String network;

  /**
   * Which messages to make classes of: {@code net.tls.TlsRecord}. A module of which one is named
   * gives these alone, with the parts that they use; one of which none is named gives all.
   */
  @Parameter List<String> messages;

  /** Whether the output folder may lie outside of the project and of its build folder. */
  @Parameter(defaultValue = "false")
  boolean allowOutsideProject;

  abstract File sourceFolder();

  abstract File outputFolder();

  /** Folders of descriptions that those of this goal may import from. */
  abstract List<File> siblingFolders();

  /** Where another goal has put classes that these can use. */
  abstract Optional<File> folderBefore();

  abstract void addSourceRoot(String folder);

  @Override
  final BuildResult run(BuildLog log) throws BuildFault, IOException {
    claimOutput();
    Inputs inputs = inputs(List.of(sourceFolder()), siblingFolders());
    BuildRequest request =
        new BuildRequest(
            inputs,
            PackageName.checked(packageName),
            outputPlace(outputFolder()),
            folderBefore().map(this::outputPlace),
            new PartChoice(parts, network, makesFacade()).chosen(),
            messages == null ? Set.of() : Set.copyOf(messages),
            charset(),
            failOnWarnings,
            new Tool(plugin.getVersion(), pluginPath()));
    BuildResult result = new WireBuild(log).run(request);
    if (result.outcome() == BuildOutcome.GENERATED || result.outcome() == BuildOutcome.UP_TO_DATE) {
      addSourceRoot(outputFolder().getAbsolutePath());
    }
    return result;
  }

  /** Whether this goal makes the facade of a network. */
  abstract boolean makesFacade();

  private OutputPlace outputPlace(File folder) {
    Build build = project.getBuild();
    Stream<String> written =
        Stream.of(
                Stream.of(build.getSourceDirectory(), build.getTestSourceDirectory()),
                build.getResources().stream().map(FileSet::getDirectory),
                build.getTestResources().stream().map(FileSet::getDirectory),
                Stream.of(sourceFolder().getPath()),
                siblingFolders().stream().map(File::getPath))
            .flatMap(s -> s);
    List<Path> sources = paths(written.map(File::new).toList());
    return new OutputPlace(
        folder.toPath(),
        project.getBasedir().toPath(),
        Path.of(build.getDirectory()),
        sources,
        allowOutsideProject);
  }

  /** Two executions that share a folder would remove each other's files. */
  private void claimOutput() throws BuildFault {
    @SuppressWarnings("unchecked")
    Map<Object, Object> context = getPluginContext();
    String id = execution.getExecutionId();
    if (context == null || id.equals(COMMAND_LINE)) {
      return;
    }
    Object other = context.putIfAbsent("output " + outputFolder().getAbsolutePath(), id);
    if (other != null && !other.equals(id)) {
      throw new BuildFault(
          String.format(
              "executions '%s' and '%s' both write to %s: give one of them an outputDirectory of"
                  + " its own",
              other, id, outputFolder()));
    }
  }
}
