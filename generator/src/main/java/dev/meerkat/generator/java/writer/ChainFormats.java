// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The chains that a writer writes itself: their forms as constants, and who owns the table. */
final class ChainFormats {
  private ChainFormats() {}

  /** Whether a message's writer owns the table that its chains and those of its parts use. */
  static boolean ownsTable(IrStruct struct) {
    return struct.fields().stream().map(IrField::type).anyMatch(ChainFormats::startsHere);
  }

  private static boolean startsHere(IrType type) {
    if (type instanceof IrType.ChainOf chain) {
      return chain.origin() instanceof IrExpr.Start;
    } else if (type instanceof IrType.StructOf part) {
      return part.arguments().stream().anyMatch(IrExpr.Start.class::isInstance);
    } else if (type instanceof IrType.TlvOf elements) {
      return elements.arguments().stream().anyMatch(IrExpr.Start.class::isInstance);
    } else if (type instanceof IrType.ListOf list) {
      return startsHere(list.element());
    }
    return type instanceof IrType.Switch choice
        && choice.cases().stream().anyMatch(c -> c.type() != null && startsHere(c.type()));
  }

  /** {@code NAME_CHAIN}. */
  static String constant(IrChain chain) {
    return JavaNames.constant(chain.simpleName()) + "_CHAIN";
  }

  /** Whether jumps are written, not only read. */
  static boolean isCompressed(IrChain chain) {
    return chain.jump() != null && !chain.jump().tolerated();
  }

  /** The constants of a struct's own chains. */
  static List<FieldSpec> constants(IrProgram program, IrStruct struct) {
    Map<String, IrChain> chains = new TreeMap<>(Comparator.naturalOrder());
    for (IrField field : struct.fields()) {
      for (IrType type : types(field.type())) {
        if (type instanceof IrType.ChainOf use) {
          IrChain chain = program.chain(use.chainName());
          chains.put(constant(chain), chain);
        }
      }
    }
    return chains.values().stream().map(ChainFormats::format).toList();
  }

  private static Collection<IrType> types(IrType type) {
    List<IrType> types = new ArrayList<>(List.of(type));
    if (type instanceof IrType.Switch choice) {
      choice.cases().stream().map(IrType.Case::type).filter(t -> t != null).forEach(types::add);
    }
    return types;
  }

  /**
   * {@code private static final ChainFormat NAME_CHAIN = new ChainFormat(2, 0, 6, 255, 3, 14,
   * 32);}.
   */
  private static FieldSpec format(IrChain chain) {
    boolean jumps = isCompressed(chain);
    return FieldSpec.builder(
            CoreTypes.CHAIN_FORMAT,
            constant(chain),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(
            "new $T($L, $L, $L, $L, $L, $L, $L)",
            CoreTypes.CHAIN_FORMAT,
            chain.tagBits(),
            chain.element().tag(),
            chain.element().lengthBits(),
            chain.maxBytes(),
            jumps ? chain.jump().tag() : 0,
            jumps ? chain.jump().targetBits() : 0,
            jumps ? chain.jump().maxJumps() : 0)
        .build();
  }
}
