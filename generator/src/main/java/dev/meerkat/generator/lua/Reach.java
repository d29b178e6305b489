// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the messages of a module are made of, wherever it is declared. A message in a switch is a
 * layer of its own and does not count.
 */
final class Reach {
  private final IrProgram program;
  final Set<String> structs = new TreeSet<>();
  final Set<String> tlvs = new TreeSet<>();
  final Set<String> chains = new TreeSet<>();
  final Set<String> enums = new TreeSet<>();
  final Set<String> texts = new TreeSet<>();
  final Set<String> charsets = new TreeSet<>();

  Reach(IrProgram program, IrModule module) {
    this.program = program;
    module.structs().stream().filter(IrStruct::message).forEach(this::struct);
    module.texts().stream().filter(t -> t.maxBytes() >= 0 && !module.isPart(t)).forEach(this::text);
    Sets.of(program, this).forEach(charsets::add);
  }

  private void struct(IrStruct struct) {
    if (structs.add(struct.qualifiedName())) {
      struct.fields().forEach(this::field);
    }
  }

  private void field(IrField field) {
    type(field.type(), false);
  }

  private void type(IrType type, boolean isCase) {
    if (type instanceof IrType.StructOf part) {
      IrStruct struct = program.struct(part.structName());
      if (!isCase || !struct.message()) {
        struct(struct);
      }
    } else if (type instanceof IrType.ListOf list) {
      type(list.element(), false);
    } else if (type instanceof IrType.TlvOf tlv) {
      tlv(program.tlv(tlv.tlvName()));
    } else if (type instanceof IrType.ChainOf chain) {
      chains.add(chain.chainName());
    } else if (type instanceof IrType.EnumOf named) {
      enums.add(named.enumName());
    } else if (type instanceof IrType.Switch choice) {
      choice.cases().stream().filter(c -> c.type() != null).forEach(c -> type(c.type(), true));
    }
  }

  private void tlv(IrTlv tlv) {
    if (tlvs.add(tlv.qualifiedName())) {
      tlv.head().fields().forEach(this::field);
      for (IrTlv.Case element : tlv.cases()) {
        if (element.body() != null) {
          element.body().fields().forEach(this::field);
        }
      }
    }
  }

  private void text(IrText text) {
    if (texts.add(text.qualifiedName())) {
      for (IrText.Item item : text.items()) {
        if (item instanceof IrText.Token token) {
          charsets.add(token.charset());
        } else if (item instanceof IrText.Lines lines) {
          text(program.text(lines.lineText()));
        }
      }
    }
  }

  /** Sets that expressions name. */
  private static final class Sets {
    private Sets() {}

    static Set<String> of(IrProgram program, Reach reach) {
      Set<String> sets = new TreeSet<>();
      for (IrModule module : program.modules()) {
        for (IrStruct struct : module.structs()) {
          if (reach.structs.contains(struct.qualifiedName())) {
            Expressions.of(struct).forEach(e -> named(e, sets));
          }
        }
        for (IrTlv tlv : module.tlvs()) {
          if (reach.tlvs.contains(tlv.qualifiedName())) {
            Expressions.of(tlv.head()).forEach(e -> named(e, sets));
            tlv.cases().stream()
                .filter(c -> c.body() != null)
                .forEach(c -> Expressions.of(c.body()).forEach(e -> named(e, sets)));
          }
        }
        for (IrText text : module.texts()) {
          if (reach.texts.contains(text.qualifiedName())) {
            Expressions.of(text).forEach(e -> named(e, sets));
          }
        }
      }
      return sets;
    }

    private static void named(IrExpr expression, Set<String> sets) {
      if (expression instanceof IrExpr.Only only) {
        sets.add(only.charset());
      } else if (expression instanceof IrExpr.Unary unary) {
        named(unary.operand(), sets);
      } else if (expression instanceof IrExpr.Binary binary) {
        named(binary.left(), sets);
        named(binary.right(), sets);
      } else if (expression instanceof IrExpr.Choose choose) {
        named(choose.condition(), sets);
        named(choose.whenTrue(), sets);
        named(choose.whenFalse(), sets);
      }
    }
  }
}
