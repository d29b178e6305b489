// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.syntax.Places;
import dev.meerkat.dsl.syntax.SyntaxReader;
import dev.meerkat.dsl.syntax.SyntaxTree;
import dev.meerkat.dsl.syntax.WireParser.ImportDeclContext;
import dev.meerkat.dsl.syntax.WireParser.QnameContext;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Parses the files of a request and, file by file, what they import. */
final class Sources {
  private static final int MAX_FILES = 1000;

  private final Compilation compilation;
  private final SyntaxReader reader;
  private final Set<String> known = new HashSet<>();
  private final Queue<SourceText> waiting = new ArrayDeque<>();

  Sources(Compilation compilation) {
    this.compilation = compilation;
    this.reader = new SyntaxReader(compilation.diagnostics);
  }

  void parseAll() {
    for (SourceText source : compilation.request.sources()) {
      ModuleLine.find(source.text()).ifPresent(known::add);
      waiting.add(source);
    }
    while (!waiting.isEmpty() && compilation.trees.size() < MAX_FILES) {
      parse(waiting.remove());
    }
    if (!waiting.isEmpty()) {
      compilation.diagnostics.report(
          Code.TOO_LARGE,
          new IrSpan(waiting.remove().name(), 1, 1, 1, 2),
          "a compilation has at most " + MAX_FILES + " files");
    }
  }

  private void parse(SourceText source) {
    compilation.texts.put(source.name(), source.text());
    SyntaxTree tree = reader.read(source.name(), source.text());
    compilation.trees.add(tree);
    if (tree.file() != null) {
      tree.file().importDecl().forEach(line -> follow(line, tree));
    }
  }

  private void follow(ImportDeclContext line, SyntaxTree tree) {
    QnameContext name = line.qname();
    if (name == null || name.exception != null || name.getText().isEmpty()) {
      return;
    }
    String module = name.getText();
    if (!known.add(module)) {
      return;
    }
    Optional<SourceText> found = compilation.request.locator().locate(module);
    if (found.isPresent()) {
      waiting.add(found.get());
    } else {
      known.remove(module);
      compilation.diagnostics.report(
          Code.IMPORT_NOT_FOUND,
          new Places(tree.sourceName()).of(name),
          "module " + module + " is nowhere to be found",
          "it is looked for beside this file and as META-INF/wire/" + module + ".wire");
    }
  }
}
