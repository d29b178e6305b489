// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.docs.ProtocolPages;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.output.OutputFolder;
import dev.meerkat.maven.source.Description;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The orchestrator of {@code pages}: compile, then write about what is declared. */
public final class WirePages {
  private final BuildLog log;

  public WirePages(BuildLog log) {
    this.log = log;
  }

  /**
   * Runs one request.
   *
   * @throws BuildFault when the configuration is at fault; errors in descriptions are reported to
   *     the log and make the outcome FAILED
   */
  public BuildResult run(PagesRequest request) throws IOException, BuildFault {
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
    SortedMap<String, byte[]> pages = pages(sources, compilation);
    OutputFolder.Changes changes = output.replace(pages, "");
    boolean isNew = changes.written() > 0 || changes.removed() > 0;
    return new BuildResult(
        isNew ? BuildOutcome.GENERATED : BuildOutcome.UP_TO_DATE,
        String.format(
            "%s about %s: %d written, %d removed",
            Count.of(pages.size(), "file"),
            Count.of(sources.declared().size(), "description"),
            changes.written(),
            changes.removed()));
  }

  private static SortedMap<String, byte[]> pages(DeclaredSources sources, Compilation compilation) {
    SortedMap<String, byte[]> pages = new TreeMap<>();
    for (Description description : sources.declared()) {
      IrModule module = compilation.program().module(description.module()).orElseThrow();
      for (GeneratedFile file : ProtocolPages.of(module)) {
        pages.put(file.path(), file.content().getBytes(UTF_8));
      }
    }
    return pages;
  }
}
