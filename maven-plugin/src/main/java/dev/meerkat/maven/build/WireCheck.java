// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static dev.meerkat.maven.build.BuildOutcome.CHECKED;
import static dev.meerkat.maven.build.BuildOutcome.FAILED;
import static dev.meerkat.maven.build.BuildOutcome.NOTHING_DECLARED;

import dev.meerkat.dsl.interpret.VectorResult;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.maven.fault.BuildFault;
import dev.meerkat.maven.source.Description;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The orchestrator of {@code check}: compile, then try every vector of what is declared. */
public final class WireCheck {
  private final BuildLog log;

  public WireCheck(BuildLog log) {
    this.log = log;
  }

  /**
   * Runs one request.
   *
   * @throws BuildFault when the configuration is at fault; errors in descriptions are reported to
   *     the log and make the outcome FAILED
   */
  public BuildResult run(CheckRequest request) throws IOException, BuildFault {
    DeclaredSources sources = DeclaredSources.find(request.inputs());
    if (sources.declared().isEmpty()) {
      return new BuildResult(NOTHING_DECLARED, "no description to check");
    }
    Compilation compilation = Compilation.of(sources);
    compilation.report(log);
    if (compilation.fails(request.failOnWarnings())) {
      return new BuildResult(FAILED, compilation.failure());
    }
    List<VectorResult> results = vectors(sources, compilation);
    List<VectorResult> broken = results.stream().filter(r -> !r.passed()).toList();
    broken.forEach(result -> log.error(located(result, compilation)));
    return broken.isEmpty()
        ? new BuildResult(CHECKED, held(results, sources))
        : new BuildResult(FAILED, broken.size() + " of " + results.size() + " vectors do not hold");
  }

  private static List<VectorResult> vectors(DeclaredSources sources, Compilation compilation) {
    VectorRunner runner = new VectorRunner(compilation.program());
    List<VectorResult> results = new ArrayList<>();
    for (Description description : sources.declared()) {
      IrModule module = compilation.program().module(description.module()).orElseThrow();
      results.addAll(runner.run(module));
    }
    return results;
  }

  private static String located(VectorResult result, Compilation compilation) {
    IrSpan span = result.vector().span();
    String afterPlace = result.describe().substring(span.toString().length());
    return compilation.located(span) + afterPlace;
  }

  private static String held(List<VectorResult> results, DeclaredSources sources) {
    int rejects = (int) results.stream().filter(r -> r.vector().reject()).count();
    return String.format(
        "%s and %s hold in %s",
        Count.of(results.size() - rejects, "vector"),
        Count.of(rejects, "reject"),
        Count.of(sources.declared().size(), "description"));
  }
}
