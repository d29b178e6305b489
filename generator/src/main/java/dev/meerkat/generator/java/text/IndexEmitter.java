// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Finds well-known lines: by the key's length, then by words; nothing is hashed or copied. */
final class IndexEmitter {
  private final TextClasses classes;
  private final TextStep.Lines lines;
  private final IndexPlan index;

  IndexEmitter(TextClasses classes, TextStep.Lines lines) {
    this.classes = classes;
    this.lines = lines;
    this.index = lines.index();
  }

  static String methodName(TextStep.Lines lines) {
    return "index" + JavaNames.pascal(lines.name());
  }

  List<MethodSpec> emit() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(lookup());
    index.slots().forEach(slot -> methods.add(take(slot)));
    if (index.slots().stream().anyMatch(slot -> slot.item().digits() != null)) {
      methods.add(decimal());
    }
    return methods;
  }

  /**
   *
   *
   * <pre>
   * private int indexHeaders(byte[] in, int row) {
   *   int key = offset + headersTable[row];
   *   switch (headersTable[row + 1] - headersTable[row]) {
   *     case 4:
   *       if ((Bytes.getI32(in, key) | 0x20202020) == 0x686F7374) {
   *         return takeHeadersHost(in, row);
   *       }
   *       return 0;
   *     …
   *     default:
   *       return 0;
   *   }
   * }
   * </pre>
   */
  private MethodSpec lookup() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int key = offset + $L", Places.start(index.key()))
            .beginControlFlow(
                "switch ($L - $L)", Places.end(index.key()), Places.start(index.key()));
    for (int length : index.keyLengths()) {
      code.add("case $L:\n$>", length);
      for (IndexPlan.Slot slot : index.slotsOfLength(length)) {
        code.add("// \"$L\"\n", LiteralCode.readable(slot.key()))
            .beginControlFlow("if ($L)", isKey(slot))
            .addStatement("return $L(in, row)", takeName(slot))
            .endControlFlow();
      }
      code.addStatement("return 0").add("$<");
    }
    code.add("default:\n$>").addStatement("return 0").add("$<").endControlFlow();
    return step(methodName(lines)).addCode(code.build()).build();
  }

  private CodeBlock isKey(IndexPlan.Slot slot) {
    if (LiteralCode.isShort(slot.key())) {
      return new LiteralCode(slot.key(), index.item().nocase()).test("key", true);
    }
    return CodeBlock.of(
        "$T.$L(in, key, $L, $L_KEY)",
        CoreTypes.ASCII,
        index.item().nocase() ? "matchesNoCase" : "matches",
        slot.key().length(),
        JavaNames.constant(slot.name()));
  }

  private static String takeName(IndexPlan.Slot slot) {
    return "take" + JavaNames.pascal(slot.name());
  }

  private MethodSpec take(IndexPlan.Slot slot) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (slot.item().single()) {
      code.beginControlFlow("if ($LIndex >= 0)", slot.name())
          .addStatement("return $L", fail("DUPLICATE", Places.start(index.key())))
          .endControlFlow();
    }
    if (slot.item().digits() != null) {
      code.add(checkDigits(slot));
    }
    if (slot.item().token()) {
      code.add(checkTokens(slot));
    }
    return step(takeName(slot))
        .addCode(code.add(remember(slot)).addStatement("return 0").build())
        .build();
  }

  /** {@code headersConnectionRows[headersConnectionCount++] = headersCount;} and its like. */
  private CodeBlock remember(IndexPlan.Slot slot) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (slot.item().list()) {
      return code.addStatement(
              "$LRows[$LCount++] = $LCount", slot.name(), slot.name(), lines.name())
          .build();
    }
    boolean hasMore = !slot.item().single();
    if (hasMore) {
      code.beginControlFlow("if ($LIndex < 0)", slot.name());
    }
    code.addStatement("$LIndex = $LCount", slot.name(), lines.name());
    if (slot.item().digits() != null) {
      code.addStatement("$LValue = $Lvalue", slot.name(), slot.isInt() ? "(int) " : "");
    }
    return hasMore ? code.endControlFlow().build() : code.build();
  }

  /**
   *
   *
   * <pre>
   * long value = decimal(in, headersTable[row + 2], headersTable[row + 3], 9223372036854775807L);
   * if (value < 0) {
   *   return -1;
   * }
   * </pre>
   */
  private CodeBlock checkDigits(IndexPlan.Slot slot) {
    return CodeBlock.builder()
        .addStatement(
            "long value = $L(in,$W$L,$W$L,$W$LL)",
            decimalName(),
            Places.start(index.value()),
            Places.end(index.value()),
            slot.largest())
        .beginControlFlow("if (value < 0)")
        .addStatement("return -1")
        .endControlFlow()
        .build();
  }

  private String decimalName() {
    return "decimalOf" + JavaNames.pascal(lines.name());
  }

  /**
   *
   *
   * <pre>
   * private long decimalOfHeaders(byte[] in, int first, int last, long limit) {
   *   int end = TextValue.decimalEnd(in, offset + first, offset + last, limit);
   *   if (end < offset + last || first == last) {
   *     boolean isDigit = first < last && TextValue.isDigit(in[end]);
   *     return fail(FIELD, isDigit ? Codec.LIMIT : Codec.DIGITS, end);
   *   }
   *   return Ascii.decimal(in, offset + first, last - first, limit);
   * }
   * </pre>
   */
  private MethodSpec decimal() {
    return MethodSpec.methodBuilder(decimalName())
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("The value of a line as a number, -1 when it is none.\n")
        .returns(TypeName.LONG)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "last")
        .addParameter(TypeName.LONG, "limit")
        .addStatement(
            "int end = $T.decimalEnd(in, offset + first, offset + last, limit)",
            CoreTypes.TEXT_VALUE)
        .beginControlFlow("if (end < offset + last || first == last)")
        .addStatement("boolean isDigit = first < last && $T.isDigit(in[end])", CoreTypes.TEXT_VALUE)
        .addStatement(
            "return fail($L,$WisDigit ? $T.LIMIT : $T.DIGITS,$Wend)",
            classes.field(lines.field()),
            CoreTypes.CODEC,
            CoreTypes.CODEC)
        .endControlFlow()
        .addStatement("return $T.decimal(in, offset + first, last - first, limit)", CoreTypes.ASCII)
        .build();
  }

  /**
   *
   *
   * <pre>
   * int last = offset + headersTable[row + 3];
   * int end = TextValue.tokenListEnd(in, offset + headersTable[row + 2], last);
   * if (end < last) {
   *   return fail(RequestHead.FIELD_HEADERS, Codec.CHARSET, end);
   * }
   * </pre>
   */
  private CodeBlock checkTokens(IndexPlan.Slot slot) {
    boolean isList = slot.item().list();
    return CodeBlock.builder()
        .addStatement("int first = offset + $L", Places.start(index.value()))
        .addStatement("int last = offset + $L", Places.end(index.value()))
        .addStatement(
            "int end = $T.$L(in, first, last)",
            CoreTypes.TEXT_VALUE,
            isList ? "tokenListEnd" : "tokenEnd")
        .beginControlFlow(isList ? "if (end < last)" : "if (end < last || first == last)")
        .addStatement(
            "return fail($L,$W$T.CHARSET,$Wend)", classes.field(lines.field()), CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }

  private CodeBlock fail(String kind, CodeBlock at) {
    return CodeBlock.of(
        "fail($L,$W$T.$L,$Woffset + $L)", classes.field(lines.field()), CoreTypes.CODEC, kind, at);
  }

  private static MethodSpec.Builder step(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "row");
  }
}
