// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.CharsetPlan;
import dev.meerkat.generator.plan.text.TextPlan;

/** The classes that the code of a text refers to, and how it does. */
final class TextClasses {
  private final ClassName constants;
  private final ClassName charsets;
  private final IrText text;

  TextClasses(GenerationContext context, TextPlan plan) {
    this.constants = context.names().constants(plan.text().qualifiedName());
    this.charsets = charsets(context, plan.module());
    this.text = plan.text();
  }

  /** {@code HttpCharsets}: the tables of all texts of a module. */
  static ClassName charsets(GenerationContext context, IrModule module) {
    return ClassName.get(
        context.names().packageOf(module.name()),
        JavaNames.pascal(module.lastSegment()) + "Charsets");
  }

  /** {@code RequestHead.FIELD_METHOD}, or {@code 0}. */
  CodeBlock field(int id) {
    for (IrText.Item item : text.items()) {
      if (id != 0 && TextConstantsEmitter.idOf(item) == id) {
        String name = TextConstantsEmitter.nameOf(item);
        return CodeBlock.of("$T.$L", constants, TextConstantsEmitter.fieldConstant(name));
      }
    }
    return CodeBlock.of("0");
  }

  /** {@code RequestHead.SMUGGLING}, or {@code Codec.VALUE} for an error without a name. */
  CodeBlock kind(String error) {
    return error == null
        ? CodeBlock.of("$T.VALUE", CoreTypes.CODEC)
        : CodeBlock.of("$T.$L", constants, JavaNames.word(error));
  }

  CodeBlock table(CharsetPlan charset) {
    return CodeBlock.of("$T.$L", charsets, charset.constant());
  }

  /** {@code CharScan.letters(in, at, limit, '-', HttpCharsets.TCHAR)}. */
  CodeBlock scan(CharsetPlan charset, CodeBlock from, CodeBlock to) {
    CodeBlock run =
        CodeBlock.of(
            "in,$W$L,$W$L,$W0x$L,$W0x$L", from, to, hex(charset.low()), hex(charset.high()));
    return switch (charset.scan()) {
      case RANGE -> CodeBlock.of("$T.scanRange($L)", CoreTypes.ASCII, run);
      case RUN -> CodeBlock.of("$T.scanRun($L,$W$L)", CoreTypes.ASCII, run, table(charset));
      case TEXT -> CodeBlock.of("$T.text($L,$W$L)", CoreTypes.CHAR_SCAN, run, table(charset));
      case HOLES ->
          CodeBlock.of(
              "$T.holes($L,$W$L,$W$L)", CoreTypes.CHAR_SCAN, run, holes(charset), table(charset));
      case LETTERS ->
          CodeBlock.of(
              "$T.letters(in,$W$L,$W$L,$W'$L',$W$L)",
              CoreTypes.CHAR_SCAN,
              from,
              to,
              (char) charset.joint(),
              table(charset));
      case TABLE ->
          CodeBlock.of("$T.scan(in,$W$L,$W$L,$W$L)", CoreTypes.ASCII, from, to, table(charset));
    };
  }

  /** Mask and octet of two holes; one hole is given twice. */
  private static CodeBlock holes(CharsetPlan charset) {
    CharsetPlan.Hole first = charset.holes().get(0);
    CharsetPlan.Hole second = charset.holes().get(charset.holes().size() - 1);
    return CodeBlock.of(
        "0x$L,$W0x$L,$W0x$L,$W0x$L",
        hex(first.mask()),
        hex(first.octet()),
        hex(second.mask()),
        hex(second.octet()));
  }

  private static String hex(int octet) {
    return String.format("%02X", octet);
  }
}
