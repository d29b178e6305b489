// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The tables of the character sets that a writer's constraints look at. */
final class Charsets {
  private Charsets() {}

  /** {@code private static final boolean[] TOPIC_NAME = Ascii.table(0x1L, ...);}. */
  static List<FieldSpec> tables(IrProgram program, IrStruct struct, MemberNames names) {
    List<FieldSpec> tables = new ArrayList<>();
    for (String name : used(struct)) {
      IrCharset set = program.charset(name);
      tables.add(
          FieldSpec.builder(boolean[].class, names.charset(name))
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

  /** The sets that the struct's expressions look at, sorted. */
  static Set<String> used(IrStruct struct) {
    Set<String> used = new TreeSet<>();
    collect(struct.items(), used);
    return used;
  }

  private static void collect(List<IrItem> items, Collection<String> into) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        collect(region.items(), into);
      } else if (item instanceof IrItem.Require require) {
        collect(require.condition(), into);
      } else if (item instanceof IrItem.Let let) {
        collect(let.value(), into);
        if (let.construct() != null) {
          let.construct().arguments().forEach(a -> collect(a.value(), into));
        }
      } else if (item instanceof IrField field) {
        collect(field.condition(), into);
        field.constraints().forEach(c -> collect(c.condition(), into));
        collect(field.type(), into);
      }
    }
  }

  private static void collect(IrType type, Collection<String> into) {
    if (type instanceof IrType.Bytes bytes) {
      collect(bytes.extent(), into);
    } else if (type instanceof IrType.ListOf list) {
      collect(list.extent(), into);
      collect(list.element(), into);
    } else if (type instanceof IrType.StructOf part) {
      part.arguments().forEach(a -> collect(a, into));
    } else if (type instanceof IrType.TlvOf tlv) {
      tlv.arguments().forEach(a -> collect(a, into));
    } else if (type instanceof IrType.Switch choice) {
      collect(choice.on(), into);
      choice.cases().forEach(c -> collect(c.type(), into));
    }
  }

  private static void collect(IrType.Extent extent, Collection<String> into) {
    if (extent instanceof IrType.Extent.Computed computed) {
      collect(computed.count(), into);
    }
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
