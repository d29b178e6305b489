// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The tables of the character sets that a writer's constraints look at. */
final class Charsets {
  private Charsets() {}

  /** {@code TOPIC_NAME}. */
  static String table(String charset) {
    return JavaNames.constant(charset.substring(charset.lastIndexOf('.') + 1));
  }

  /** {@code private static final boolean[] TOPIC_NAME = Ascii.table(0x1L, ...);}. */
  static List<FieldSpec> tables(IrProgram program, IrStruct struct) {
    Set<String> used = new TreeSet<>();
    for (IrField field : struct.fields()) {
      field.constraints().forEach(c -> collect(c.condition(), used));
    }
    List<FieldSpec> tables = new ArrayList<>();
    for (String name : used) {
      IrCharset set = program.charset(name);
      tables.add(
          FieldSpec.builder(boolean[].class, table(name))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer(
                  CodeBlock.of(
                      "$T.table($LL, $LL, $LL, $LL)",
                      CoreTypes.ASCII,
                      set.word0(),
                      set.word1(),
                      set.word2(),
                      set.word3()))
              .build());
    }
    return tables;
  }

  private static void collect(IrExpr expression, Collection<String> into) {
    if (expression instanceof IrExpr.Only only) {
      into.add(only.charset());
    } else if (expression instanceof IrExpr.Unary unary) {
      collect(unary.operand(), into);
    } else if (expression instanceof IrExpr.Binary binary) {
      collect(binary.left(), into);
      collect(binary.right(), into);
    } else if (expression instanceof IrExpr.Choose choose) {
      collect(choose.condition(), into);
      collect(choose.whenTrue(), into);
      collect(choose.whenFalse(), into);
    }
  }
}
