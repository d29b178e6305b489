// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What dumps of binary and of textual messages share: the printers and the error branch. */
final class DumpPrinters {
  private DumpPrinters() {}

  /**
   * Emits.
   *
   * <pre>
   * public static void json(TcpReader reader, StringBuilder out) {
   *   tree(reader, new JsonDump(out));
   * }
   * </pre>
   */
  static List<MethodSpec> of(ClassName reader) {
    return List.of(
        printer("json", "Appends the message as one JSON object.", reader, DumpNames.JSON),
        printer("text", "Appends the message as indented lines.", reader, DumpNames.TEXT));
  }

  private static MethodSpec printer(String name, String doc, ClassName reader, ClassName printer) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc("$L\n", doc)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(reader, "reader")
        .addParameter(StringBuilder.class, "out")
        .addStatement("tree(reader, new $T(out))", printer)
        .build();
  }

  /** Calls {@code fields} for a valid message, tells the error of another. */
  static CodeBlock fieldsOrError(ClassName constants) {
    return CodeBlock.builder()
        .addStatement("int status = reader.status()")
        .beginControlFlow("if (status == $T.OK)", DumpNames.CODES)
        .addStatement("fields(reader, visitor)")
        .nextControlFlow("else")
        .addStatement("String field = $T.fieldName(reader.errorField())", constants)
        .addStatement(
            "visitor.error(status, $T.errorName(status), field, reader.errorOffset())", constants)
        .endControlFlow()
        .build();
  }
}
