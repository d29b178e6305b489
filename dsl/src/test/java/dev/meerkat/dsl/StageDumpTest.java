// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.print.IrPrinter;
import dev.meerkat.dsl.syntax.SyntaxTree;
import dev.meerkat.dsl.syntax.WireParser;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/**
 * One small description at every stage, as a golden file: what a change to the front end changes is
 * then seen. Update it with {@code -Dgolden.update=true}.
 */
class StageDumpTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/meerkat/dsl/stages");

  @Test
  void smallDescription_atEveryStage_isAsInTheGoldenFile() throws Exception {
    Path golden = FOLDER.resolve("small.stages.txt");
    String stages = stages(Files.readString(FOLDER.resolve("small.wire")));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, stages);
    }

    assertEquals(Files.readString(golden), stages);
  }

  @Test
  void compilation_stoppedBeforeAPass_hasNothingOfIt() throws IOException {
    CompileRequest request =
        CompileRequest.of("small.wire", Files.readString(FOLDER.resolve("small.wire")));

    assertEquals(List.of("parse", "build", "resolve", "lower", "check"), WireCompiler.passes());
    assertEquals(1, new WireCompiler().compileUntil(request, "build").trees.size());
    assertEquals(0, new WireCompiler().compileUntil(request, "build").modules.size());
    assertEquals(null, new WireCompiler().compileUntil(request, "lower").lowered);
  }

  private static String stages(String text) throws Exception {
    Compilation compilation =
        new WireCompiler().compileUntil(CompileRequest.of("small.wire", text), "end");
    StringBuilder out = new StringBuilder("--- tokens\n");
    SyntaxTree tree = compilation.trees.get(0);
    for (Token token : tree.tokens().getTokens()) {
      String name = WireParser.VOCABULARY.getSymbolicName(token.getType());
      out.append(token.getLine()).append(':').append(token.getCharPositionInLine() + 1);
      out.append(' ').append(name == null ? "" : name + " ").append(token.getText()).append('\n');
    }
    out.append("--- tree\n");
    tree(tree.file().toStringTree(Arrays.asList(WireParser.ruleNames)), out);
    out.append("--- ast\n");
    ast(compilation.modules.get(0), 0, out);
    out.append("--- ir\n").append(IrPrinter.print(compilation.lowered.program()));
    return out.toString();
  }

  /** One declaration a line. */
  private static void tree(String text, StringBuilder out) {
    out.append(text.replace(" (decl ", "\n  (decl ")).append('\n');
  }

  /** Records by their components; places as line and column. */
  private static void ast(Object node, int depth, StringBuilder out) throws Exception {
    String indent = "  ".repeat(depth);
    if (node instanceof List<?> list) {
      for (Object element : list) {
        ast(element, depth, out);
      }
    } else if (node instanceof Record record && !(node instanceof IrSpan)) {
      out.append(indent).append(record.getClass().getSimpleName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(record);
        if (isPlain(value)) {
          out.append(' ').append(component.getName()).append('=').append(plain(value));
        }
      }
      out.append('\n');
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(record);
        if (!isPlain(value)) {
          out.append(indent).append("  ").append(component.getName()).append(":\n");
          ast(value, depth + 2, out);
        }
      }
    } else {
      out.append(indent).append(plain(node)).append('\n');
    }
  }

  private static boolean isPlain(Object value) {
    boolean nested = value instanceof Record && !(value instanceof IrSpan);
    return !nested && !(value instanceof List<?> list && !list.isEmpty());
  }

  private static String plain(Object value) {
    return value instanceof IrSpan span ? span.line() + ":" + span.column() : String.valueOf(value);
  }
}
