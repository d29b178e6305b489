// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.Depth;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashSet;
import java.util.Set;

/**
 * Circles that go through a tlv, and nesting through tlvs that is too deep.
 *
 * <p>Circles of structs alone are found when they are lowered. A case that is a message ends the
 * search: it is not read as part of what holds it.
 */
final class CircleCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrTlv tlv : module.tlvs()) {
        Search search = new Search(input, tlv);
        search.tlv(tlv, 0);
        Symbol symbol = input.symbols().declaration(tlv.qualifiedName());
        if (search.isTooDeep) {
          input.report(
              Code.TOO_DEEP,
              ((AstTlv) symbol.decl()).name().span(),
              "tlv " + tlv.simpleName() + " nests deeper than " + Depth.MAX_NESTING + " levels");
        } else if (search.isCircle) {
          input.report(
              Code.CIRCULAR_TYPE,
              ((AstTlv) symbol.decl()).name().span(),
              "tlv " + tlv.simpleName() + " contains itself",
              "a message may lead to itself only as a case of a switch");
        }
      }
    }
  }

  private static final class Search {
    private final CheckInput input;
    private final IrTlv wanted;
    private final Set<String> seen = new HashSet<>();
    private boolean isCircle;
    private boolean isTooDeep;

    Search(CheckInput input, IrTlv wanted) {
      this.input = input;
      this.wanted = wanted;
    }

    void tlv(IrTlv tlv, int depth) {
      for (IrTlv.Case one : tlv.cases()) {
        if (one.body() != null) {
          struct(one.body(), depth);
        }
      }
    }

    private void struct(IrStruct struct, int depth) {
      struct.fields().forEach(field -> type(field.type(), depth + 1));
    }

    private void type(IrType type, int depth) {
      if (isCircle || depth > Depth.MAX_NESTING) {
        isTooDeep |= !isCircle;
      } else if (type instanceof IrType.ListOf list) {
        type(list.element(), depth);
      } else if (type instanceof IrType.TlvOf use) {
        reach(use, depth);
      } else if (type instanceof IrType.StructOf part && seen.add(part.structName())) {
        struct(input.struct(part.structName()), depth);
      } else if (type instanceof IrType.Switch choice) {
        choice.cases().stream()
            .filter(c -> c.type() != null && !isMessage(c.type()))
            .forEach(c -> type(c.type(), depth));
      }
    }

    private void reach(IrType.TlvOf use, int depth) {
      if (use.tlvName().equals(wanted.qualifiedName())) {
        isCircle = true;
      } else if (seen.add(use.tlvName())) {
        input.tlv(use.tlvName()).ifPresent(tlv -> tlv(tlv, depth));
      }
    }

    private boolean isMessage(IrType type) {
      return type instanceof IrType.StructOf part && input.struct(part.structName()).message();
    }
  }
}
