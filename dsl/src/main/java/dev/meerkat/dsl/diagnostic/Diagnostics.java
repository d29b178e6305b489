// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the passes report, each thing once. */
public final class Diagnostics {
  /** More than this many are not kept: what follows is most often an echo. */
  public static final int MAX_DIAGNOSTICS = 500;

  private static final Comparator<Diagnostic> IN_READING_ORDER =
      Comparator.comparing((Diagnostic d) -> d.span().file())
          .thenComparingInt(d -> d.span().line())
          .thenComparingInt(d -> d.span().column());

  private final List<Diagnostic> collected = new ArrayList<>();
  private final Set<Diagnostic> seen = new HashSet<>();
  private boolean errors;

  public void report(Code code, IrSpan span, String message) {
    report(code, span, message, null);
  }

  /** Adds a diagnostic of the code's own severity; the hint may be null. */
  public void report(Code code, IrSpan span, String message, String hint) {
    Diagnostic diagnostic = new Diagnostic(code, code.severity(), span, message, hint);
    errors |= diagnostic.isError();
    if (collected.size() < MAX_DIAGNOSTICS && seen.add(diagnostic)) {
      collected.add(diagnostic);
    }
  }

  /** Whether nothing more is kept, so that hints need not be looked for. */
  public boolean isFull() {
    return collected.size() >= MAX_DIAGNOSTICS;
  }

  public boolean hasErrors() {
    return errors;
  }

  /** How many were reported so far; a mark to see whether a step reported anything. */
  public int count() {
    return collected.size();
  }

  /** Everything in the order of files, lines and columns. */
  public List<Diagnostic> sorted() {
    return collected.stream().sorted(IN_READING_ORDER).toList();
  }
}
