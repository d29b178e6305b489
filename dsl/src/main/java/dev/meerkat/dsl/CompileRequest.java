// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.util.List;
import java.util.Set;

/**
 * What to compile.
 *
 * @param sources the files to compile; what they import is found by the locator
 * @param declared names of the modules that the build declares, or null for all that are found: a
 *     case of a switch that leads to a message of another module then becomes plain bytes
 */
public record CompileRequest(
    List<SourceText> sources, SourceLocator locator, Set<String> declared) {
  public CompileRequest {
    sources = List.copyOf(sources);
    declared = declared == null ? null : Set.copyOf(declared);
  }

  /** Compiles files with everything they import. */
  public static CompileRequest of(List<SourceText> sources, SourceLocator locator) {
    return new CompileRequest(sources, locator, null);
  }

  /** Compiles one text that imports nothing, as tests do. */
  public static CompileRequest of(String name, String text) {
    return of(List.of(new SourceText(name, text)), SourceLocator.none());
  }
}
