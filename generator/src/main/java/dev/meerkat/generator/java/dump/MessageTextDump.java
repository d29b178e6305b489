// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The dump class of a textual message: tokens as strings, digits as numbers, lines as a list. */
final class MessageTextDump {
  private final TextPlan plan;
  private final ClassName name;
  private final ClassName reader;
  private final ClassName constants;

  MessageTextDump(GenerationContext context, TextPlan plan) {
    this.plan = plan;
    String text = plan.text().qualifiedName();
    this.name = context.names().dump(text);
    this.reader = context.names().reader(text);
    this.constants = context.names().constants(text);
  }

  TypeSpec type() {
    return DumpNames.dumpClass(name, "Tells or prints what a {@link $T} has read.", reader)
        .addMethod(tree())
        .addMethods(DumpPrinters.of(reader))
        .addMethod(fields())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public static void tree(RequestHeadReader reader, FieldVisitor visitor) {
   *   visitor.beginMessage("RequestHead", reader.buffer(), reader.offset(), reader.size());
   *   int status = reader.status();
   *   if (status == Codec.OK) {
   *     fields(reader, visitor);
   *   } else if (status == Codec.NEED_MORE) {
   *     visitor.error(status, "NEED_MORE", null, reader.offset() + reader.size());
   *   } else {
   *     ...
   *   }
   *   visitor.endMessage();
   * }
   * </pre>
   */
  private MethodSpec tree() {
    return MethodSpec.methodBuilder("tree")
        .addJavadoc("Tells a visitor every item in wire order, or the error.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(reader, "reader")
        .addParameter(DumpNames.VISITOR, "visitor")
        .addStatement(
            "visitor.beginMessage($S, reader.buffer(), reader.offset(), reader.size())",
            plan.text().simpleName())
        .addStatement("int status = reader.status()")
        .beginControlFlow("if (status == $T.OK)", DumpNames.CODES)
        .addStatement("fields(reader, visitor)")
        .nextControlFlow("else if (status == $T.NEED_MORE)", DumpNames.CODES)
        .addStatement(
            "visitor.error(status, $S, null, reader.offset() + reader.size())", "NEED_MORE")
        .nextControlFlow("else")
        .addStatement("String field = $T.fieldName(reader.errorField())", constants)
        .addStatement("int at = reader.offset() + reader.errorOffset()")
        .addStatement("visitor.error(status, $T.errorName(status), field, at)", constants)
        .endControlFlow()
        .addStatement("visitor.endMessage()")
        .build();
  }

  private MethodSpec fields() {
    MethodSpec.Builder fields =
        MethodSpec.methodBuilder("fields")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(reader, "reader")
            .addParameter(DumpNames.VISITOR, "visitor");
    for (TextStep step : plan.steps()) {
      fields.addCode(step instanceof TextStep.Lines lines ? lines(lines) : item(step, ""));
    }
    return fields.build();
  }

  /**
   * Emits; in lines with {@code i} in the parentheses.
   *
   * <pre>
   * visitor.bytes("method", FieldFormat.ASCII, reader.buffer(), reader.methodOffset(), ...);
   * visitor.number("minor", reader.minorOffset() * 8L, reader.minorLength() * 8, reader.minor(),
   *     null);
   * </pre>
   */
  private static CodeBlock item(TextStep step, String row) {
    CodeBlock.Builder told = CodeBlock.builder();
    if (step instanceof TextStep.Token token) {
      told.addStatement(
          "visitor.bytes($S,$W$T.ASCII,$Wreader.buffer(),$W$L,$W$L)",
          token.item().name(),
          DumpNames.FORMAT,
          offset(token.place(), row),
          length(token.place(), row));
    } else if (step instanceof TextStep.Digits digits) {
      told.addStatement(
          "visitor.number($S,$W$L * 8L,$W$L * 8,$Wreader.$L($L),$Wnull)",
          digits.item().name(),
          offset(digits.place(), row),
          length(digits.place(), row),
          digits.place().name(),
          row);
    }
    return told.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * int headers = reader.headersCount();
   * int headersFrom = headers == 0 ? 0 : reader.headersNameOffset(0);
   * int headersTo = headers == 0 ? 0 : reader.headersValueOffset(headers - 1) + ...;
   * visitor.beginList("headers", headersFrom, headersTo - headersFrom);
   * for (int i = 0; i &lt; headers; i++) {
   *   visitor.beginStruct(null, "Header", ...);
   *   ...
   *   visitor.endStruct();
   * }
   * visitor.endList();
   * </pre>
   */
  private static CodeBlock lines(TextStep.Lines lines) {
    Place first = places(lines).get(0);
    Place last = places(lines).get(places(lines).size() - 1);
    String count = lines.name();
    CodeBlock end =
        CodeBlock.of("$L + $L", offset(last, count + " - 1"), length(last, count + " - 1"));
    CodeBlock.Builder told =
        CodeBlock.builder()
            .addStatement("int $L = reader.$LCount()", count, lines.name())
            .addStatement("int $LFrom = $L == 0 ? 0 : $L", count, count, offset(first, "0"))
            .addStatement("int $LTo = $L == 0 ? 0 :$W$L", count, count, end)
            .addStatement(
                "visitor.beginList($S, $LFrom, $LTo - $LFrom)",
                lines.item().name(),
                count,
                count,
                count)
            .beginControlFlow("for (int i = 0; i < $L; i++)", count)
            .addStatement("int from = $L", offset(first, "i"))
            .addStatement("int to = $L +$W$L", offset(last, "i"), length(last, "i"))
            .addStatement("visitor.beginStruct(null, $S, from, to - from)", lineName(lines.item()));
    lines.steps().forEach(step -> told.add(item(step, "i")));
    return told.addStatement("visitor.endStruct()")
        .endControlFlow()
        .addStatement("visitor.endList()")
        .build();
  }

  private static String lineName(IrText.Lines lines) {
    String text = lines.lineText();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  /** Tokens and numbers of a line, in order. */
  private static List<Place> places(TextStep.Lines lines) {
    List<Place> places = new ArrayList<>();
    for (TextStep step : lines.steps()) {
      if (step instanceof TextStep.Token token) {
        places.add(token.place());
      } else if (step instanceof TextStep.Digits digits) {
        places.add(digits.place());
      }
    }
    return places;
  }

  private static CodeBlock offset(Place place, String row) {
    return CodeBlock.of("reader.$LOffset($L)", place.name(), row);
  }

  private static CodeBlock length(Place place, String row) {
    return CodeBlock.of("reader.$LLength($L)", place.name(), row);
  }
}
