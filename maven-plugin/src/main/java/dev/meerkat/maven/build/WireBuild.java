// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.dsl.diagnostic.Severity;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.Manifest;
import dev.meerkat.maven.output.OutputFolder;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The orchestrator of {@code generate}: the order of the steps, and the reason of each early end.
 */
public final class WireBuild {
  private final BuildLog log;

  public WireBuild(BuildLog log) {
    this.log = log;
  }

  /**
   * Runs one request.
   *
   * @throws BuildFault when the configuration is at fault; errors in descriptions are reported to
   *     the log and make the outcome FAILED
   */
  public BuildResult run(BuildRequest request) throws IOException, BuildFault {
    OutputFolder output = request.output().open();
    DeclaredSources sources = DeclaredSources.find(request.inputs());
    if (sources.declared().isEmpty()) {
      return nothingDeclared(request, output);
    }

    // nothing changed: nothing is compiled, nothing is written
    Set<String> before = generatedBefore(request);
    String digest = sources.digest(request, before);
    Manifest former = output.manifest();
    if (former.inputs().equals(digest) && output.holds(former)) {
      return new BuildResult(
          BuildOutcome.UP_TO_DATE,
          Count.of(former.files().size(), "generated file") + ", up to date with " + of(sources));
    }

    Compilation compilation = Compilation.of(sources);
    compilation.report(log);
    if (compilation.fails(request.failOnWarnings())) {
      // the files of the last good run stay: an editor goes on with them
      return new BuildResult(
          BuildOutcome.FAILED, compilation.failure() + "; nothing was generated");
    }

    SortedMap<String, byte[]> files = generate(request, sources, compilation);
    files.keySet().removeAll(before);
    // a warning must be heard in every build: no claim to be up to date then
    String claim = compilation.count(Severity.WARNING) == 0 ? digest : "";
    OutputFolder.Changes changes = output.replace(files, claim);
    return new BuildResult(
        BuildOutcome.GENERATED,
        String.format(
            "%s from %s: %d written, %d removed",
            Count.of(files.size(), "generated file"),
            of(sources),
            changes.written(),
            changes.removed()));
  }

  private static BuildResult nothingDeclared(BuildRequest request, OutputFolder output)
      throws IOException, BuildFault {
    OutputFolder.Changes changes = output.replace(Collections.emptySortedMap(), "");
    String removed =
        changes.removed() == 0 ? "" : ", " + Count.of(changes.removed(), "file") + " removed";
    return new BuildResult(
        BuildOutcome.NOTHING_DECLARED,
        "no protocol is declared and no description stands in "
            + request.inputs().sources().get(0)
            + removed);
  }

  /** Paths of the classes that the tests find among the project's own. */
  private static Set<String> generatedBefore(BuildRequest request) throws IOException, BuildFault {
    return request.generatedBefore().isEmpty()
        ? Set.of()
        : request.generatedBefore().get().open().manifest().files().keySet();
  }

  private static SortedMap<String, byte[]> generate(
      BuildRequest request, DeclaredSources sources, Compilation compilation) throws BuildFault {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      GenerationRequest generation =
          new GenerationRequest(
              compilation.program(),
              request.packageName(),
              sources.modules(),
              request.parts(),
              request.messages());
      for (GeneratedFile file : CodeGenerator.generate(generation)) {
        files.put(file.path(), JavaText.encode(file.content(), request.encoding()));
      }
    } catch (GenerationException cannot) {
      throw new BuildFault(cannot.getMessage(), cannot);
    }
    return files;
  }

  private static String of(DeclaredSources sources) {
    return Count.of(sources.declared().size(), "description");
  }
}
