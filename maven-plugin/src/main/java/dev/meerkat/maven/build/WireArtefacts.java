// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.artefact.ArtefactFile;
import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.generator.artefact.Subject;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputFolder;
import dev.meerkat.maven.source.Description;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The orchestrator of goals that write artefacts: compile, then ask the back ends. */
public final class WireArtefacts {
  private final BuildLog log;

  public WireArtefacts(BuildLog log) {
    this.log = log;
  }

  /**
   * Runs one request.
   *
   * @throws BuildFault when the configuration is at fault; errors in descriptions are reported to
   *     the log and make the outcome FAILED
   */
  public BuildResult run(ArtefactsRequest request) throws IOException, BuildFault {
    OutputFolder output = request.output().open();
    DeclaredSources sources = DeclaredSources.find(request.inputs());
    if (sources.declared().isEmpty()) {
      return new BuildResult(BuildOutcome.NOTHING_DECLARED, "no description to write about");
    }
    Compilation compilation = Compilation.of(sources);
    compilation.report(log);
    if (compilation.fails(request.failOnWarnings())) {
      return new BuildResult(BuildOutcome.FAILED, compilation.failure() + "; nothing was written");
    }
    SortedMap<String, byte[]> files = files(request, sources, compilation);
    OutputFolder.Changes changes = output.replace(files, "");
    boolean isNew = changes.written() > 0 || changes.removed() > 0;
    return new BuildResult(
        isNew ? BuildOutcome.GENERATED : BuildOutcome.UP_TO_DATE,
        String.format(
            "%s about %s: %d written, %d removed",
            Count.of(files.size(), "file"),
            Count.of(sources.declared().size(), "description"),
            changes.written(),
            changes.removed()));
  }

  private static SortedMap<String, byte[]> files(
      ArtefactsRequest request, DeclaredSources sources, Compilation compilation)
      throws BuildFault {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Description description : sources.declared()) {
      IrModule module = compilation.program().module(description.module()).orElseThrow();
      Subject subject =
          new Subject(compilation.program(), module, request.packageName(), sources.modules());
      for (Backend backend : request.backends()) {
        for (ArtefactFile file : made(backend, subject)) {
          byte[] octets = file.content().toArray();
          byte[] other = files.putIfAbsent(file.path(), octets);
          if (other != null && !Arrays.equals(other, octets)) {
            throw new BuildFault(
                file.path() + " is made of several descriptions: they need names of their own");
          }
        }
      }
    }
    return files;
  }

  private static Iterable<ArtefactFile> made(Backend backend, Subject subject) throws BuildFault {
    try {
      return backend.files(subject);
    } catch (GenerationException cannot) {
      throw new BuildFault(cannot.getMessage(), cannot);
    }
  }
}
