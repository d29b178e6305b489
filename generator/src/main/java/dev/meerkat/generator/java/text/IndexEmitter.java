// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Finds well-known lines, of a reader and of a writer alike: by the key's length, then by words;
 * nothing is hashed or copied.
 */
final class IndexEmitter {
  private final TextStep.Lines lines;
  private final List<IndexPlan.Slot> slots;
  private final CodeBlock field;
  private final boolean writing;

  private IndexEmitter(
      TextClasses classes, TextStep.Lines lines, List<IndexPlan.Slot> slots, boolean writing) {
    this.lines = lines;
    this.slots = slots;
    this.field = classes.field(lines.field());
    this.writing = writing;
  }

  static IndexEmitter ofReader(TextClasses classes, TextStep.Lines lines) {
    return new IndexEmitter(classes, lines, lines.index().slots(), false);
  }

  /**
   * A writer remembers nothing but what it must check.
   *
   * @param slots those that it looks at
   */
  static IndexEmitter ofWriter(
      TextClasses classes, TextStep.Lines lines, List<IndexPlan.Slot> slots) {
    return new IndexEmitter(classes, lines, slots, true);
  }

  static String methodName(TextStep.Lines lines) {
    return "index" + JavaNames.pascal(lines.name());
  }

  static String keysName(TextStep.Lines lines) {
    return lines.phase().constant() + "_KEYS";
  }

  /**
   * For each length of a key the first letters that keys of that length have, as bits: case does
   * not matter to the low five bits of a letter.
   *
   * <pre>
   * private static final int[] HEADERS_KEYS = {0x0, 0x0, 0x0, 0x0, 0x100};
   * </pre>
   */
  static FieldSpec keys(TextStep.Lines lines) {
    List<Integer> lengths = IndexPlan.keyLengths(lines.index().slots());
    int[] letters = new int[lengths.isEmpty() ? 0 : lengths.get(lengths.size() - 1) + 1];
    for (IndexPlan.Slot slot : lines.index().slots()) {
      letters[slot.key().length()] |= 1 << slot.key().at(0);
    }
    List<CodeBlock> items = new ArrayList<>();
    for (int bits : letters) {
      items.add(CodeBlock.of("0x$L", Integer.toHexString(bits).toUpperCase(Locale.ROOT)));
    }
    return FieldSpec.builder(
            int[].class, keysName(lines), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{$L}", CodeBlock.join(items, ",$W"))
        .build();
  }

  List<MethodSpec> emit() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(lookup());
    slots.forEach(slot -> methods.add(take(slot)));
    if (slots.stream().anyMatch(slot -> slot.item().digits() != null)) {
      methods.add(decimal());
    }
    return methods;
  }

  /**
   * A line's key stands from {@code key} to {@code keyEnd}, its value from {@code first} to {@code
   * last}.
   *
   * <pre>
   * private int indexHeaders(byte[] in, int key, int keyEnd, int first, int last) {
   *   switch (keyEnd - key) {
   *     case 4:
   *       if ((Bytes.getI32(in, key) | 0x20202020) == 0x686F7374) {
   *         return takeHeadersHost(in, key, first, last);
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
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (keyEnd - key)");
    IndexPlan index = lines.index();
    for (int length : IndexPlan.keyLengths(slots)) {
      code.add("case $L:\n$>", length);
      for (IndexPlan.Slot slot : slots) {
        if (slot.key().length() == length) {
          LiteralCode key = new LiteralCode(slot.key(), index.item().nocase());
          code.add("// \"$L\"\n", LiteralCode.readable(slot.key()))
              .beginControlFlow("if ($L)", key.test("key", true))
              .addStatement("return $L(in, key, first, last)", takeName(slot))
              .endControlFlow();
        }
      }
      code.addStatement("return 0").add("$<");
    }
    code.add("default:\n$>").addStatement("return 0").add("$<").endControlFlow();
    return method(methodName(lines), "key", "keyEnd", "first", "last")
        .addCode(code.build())
        .build();
  }

  private static String takeName(IndexPlan.Slot slot) {
    return "take" + JavaNames.pascal(slot.name());
  }

  /** Checks one well-known line and remembers it; 0, or -1 when it is wrong. */
  private MethodSpec take(IndexPlan.Slot slot) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (slot.item().single()) {
      code.beginControlFlow("if ($LIndex >= 0)", slot.name())
          .addStatement("return $L", fail(CodeBlock.of("$T.DUPLICATE", CoreTypes.CODEC), "key"))
          .endControlFlow();
    }
    if (slot.item().digits() != null) {
      code.add(checkDigits(slot));
    }
    if (slot.item().token()) {
      code.add(checkTokens(slot));
    }
    return method(takeName(slot), "key", "first", "last")
        .addCode(code.add(remember(slot)).addStatement("return 0").build())
        .build();
  }

  /** {@code headersConnectionRows[headersConnectionCount++] = (byte) headersCount;}. */
  private CodeBlock remember(IndexPlan.Slot slot) {
    CodeBlock.Builder code = CodeBlock.builder();
    String name = slot.name();
    if (slot.item().list()) {
      code.add(
          writing
              ? CodeBlock.of("$LCount++;\n", name)
              : CodeBlock.of(
                  "$LRows[$LCount++] = $L$LCount;\n",
                  name,
                  name,
                  RowTypes.cast(lines.capacity()),
                  lines.name()));
      return code.build();
    }
    boolean hasMore = !slot.item().single();
    if (hasMore) {
      code.beginControlFlow("if ($LIndex < 0)", name);
    }
    code.addStatement("$LIndex = $LCount", name, lines.name());
    if (slot.item().digits() != null) {
      code.addStatement("$LValue = $Lvalue", name, slot.isInt() ? "(int) " : "");
    }
    return hasMore ? code.endControlFlow().build() : code.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * long value = decimalOfHeaders(in, first, last, 9223372036854775807L);
   * if (value &lt; 0) {
   *   return -1;
   * }
   * </pre>
   */
  private CodeBlock checkDigits(IndexPlan.Slot slot) {
    return CodeBlock.builder()
        .addStatement("long value = $L(in,$Wfirst,$Wlast,$W$LL)", decimalName(), slot.largest())
        .beginControlFlow("if (value < 0)")
        .addStatement("return -1")
        .endControlFlow()
        .build();
  }

  private String decimalName() {
    return "decimalOf" + JavaNames.pascal(lines.name());
  }

  /**
   * Emits.
   *
   * <pre>
   * private long decimalOfHeaders(byte[] in, int first, int last, long limit) {
   *   int end = TextValue.decimalEnd(in, first, last, limit);
   *   if (end &lt; last || first == last) {
   *     boolean isDigit = end &lt; last &amp;&amp; TextValue.isDigit(in[end]);
   *     return fail(FIELD, isDigit ? Codec.LIMIT : Codec.DIGITS, end);
   *   }
   *   return Ascii.decimal(in, first, last - first, limit);
   * }
   * </pre>
   */
  private MethodSpec decimal() {
    CodeBlock kind =
        CodeBlock.of("isDigit ? $T.LIMIT : $T.DIGITS", CoreTypes.CODEC, CoreTypes.CODEC);
    return MethodSpec.methodBuilder(decimalName())
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("The value of a line as a number, -1 when it is none.\n")
        .returns(TypeName.LONG)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "last")
        .addParameter(TypeName.LONG, "limit")
        .addStatement("int end = $T.decimalEnd(in, first, last, limit)", CoreTypes.TEXT_VALUE)
        .beginControlFlow("if (end < last || first == last)")
        .addStatement("boolean isDigit = end < last && $T.isDigit(in[end])", CoreTypes.TEXT_VALUE)
        .addStatement("return $L", fail(kind, "end"))
        .endControlFlow()
        .addStatement("return $T.decimal(in, first, last - first, limit)", CoreTypes.ASCII)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * int end = TextValue.tokenListEnd(in, first, last);
   * if (end &lt; last) {
   *   return fail(RequestHead.FIELD_HEADERS, Codec.CHARSET, end);
   * }
   * </pre>
   */
  private CodeBlock checkTokens(IndexPlan.Slot slot) {
    boolean isList = slot.item().list();
    return CodeBlock.builder()
        .addStatement(
            "int end = $T.$L(in, first, last)",
            CoreTypes.TEXT_VALUE,
            isList ? "tokenListEnd" : "tokenEnd")
        .beginControlFlow(isList ? "if (end < last)" : "if (end < last || first == last)")
        .addStatement("return $L", fail(CodeBlock.of("$T.CHARSET", CoreTypes.CODEC), "end"))
        .endControlFlow()
        .build();
  }

  /** A writer has no offset of an error to tell. */
  private CodeBlock fail(CodeBlock kind, String at) {
    return writing
        ? CodeBlock.of("fail($L,$W$L)", field, kind)
        : CodeBlock.of("fail($L,$W$L,$W$L)", field, kind, at);
  }

  private static MethodSpec.Builder method(String name, String... parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.INT)
            .addParameter(byte[].class, "in");
    for (String parameter : parameters) {
      method.addParameter(TypeName.INT, parameter);
    }
    return method;
  }
}
