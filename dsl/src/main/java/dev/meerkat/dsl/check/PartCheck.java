// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.List;

/** What stands in fields, as far as readers and writers of it can be generated. */
final class PartCheck implements Check {
  /** One bit of a long for each case of a tlv. */
  private static final int MOST_UNIQUE_CASES = 64;

  /** One bit for each tag without a case. */
  private static final int WIDEST_UNIQUE_TAG = 16;

  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.sound()) {
        Bodies.forEachField(body, (ast, field) -> new One(body, ast, field, input).check());
        regions(body.struct().items(), input);
        lonely(body, input);
      }
    }
    input.program().modules().forEach(m -> m.tlvs().forEach(tlv -> unique(tlv, input)));
  }

  /** A require is reported at a field. */
  private static void lonely(LoweredBody body, CheckInput input) {
    for (IrItem item : body.struct().items()) {
      if (item instanceof IrItem.Require && body.struct().fields().isEmpty()) {
        input.report(
            Code.LONELY_REQUIRE,
            item.span(),
            "nothing stands here that could be wrong",
            "put the condition where the arguments are made");
      }
    }
  }

  private static void regions(List<IrItem> items, CheckInput input) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        regions(region.items(), input);
        if (region.items().stream()
            .noneMatch(i -> i instanceof IrField || i instanceof IrItem.Region)) {
          input.report(
              Code.EMPTY_REGION, region.span(), "region " + region.name() + " has no fields");
        }
      }
    }
  }

  private static void unique(IrTlv tlv, CheckInput input) {
    IrType.Int tag = IntegerTypes.wire(tlv.head().field(1).type());
    boolean keepsOthers =
        tlv.cases().stream().anyMatch(c -> c.isDefault() && c.kind() == IrTlv.Kind.VALUE);
    boolean tooWide =
        keepsOthers
            && (tlv.lengthField() == 0
                || isElastic(tlv)
                || tag != null && tag.bits() > WIDEST_UNIQUE_TAG);
    if (tlv.unique() && (tooWide || tlv.cases().size() > MOST_UNIQUE_CASES)) {
      input.report(
          Code.NOT_GENERATED_UNIQUE,
          input.symbols().declaration(tlv.qualifiedName()).decl().name().span(),
          tooWide
              ? "unique over tags without a case is generated for tags of at most "
                  + WIDEST_UNIQUE_TAG
                  + " bits and with a len of fixed width only"
              : "unique is generated for at most " + MOST_UNIQUE_CASES + " cases",
          "write default error NAME, or leave unique out");
    }
  }

  private static boolean isElastic(IrTlv tlv) {
    return tlv.head().fields().stream().anyMatch(f -> f.type() instanceof IrType.Elastic);
  }

  /** Where a type stands. */
  private enum Role {
    FIELD,
    CASE,
    ELEMENT
  }

  private record One(LoweredBody body, AstItem.Field ast, IrField field, CheckInput input) {

    void check() {
      type(field.type(), Role.FIELD);
      boolean isPrefixed = field.scope() instanceof IrField.Scope.Prefixed;
      IrType.Int wire = IntegerTypes.wire(field.type());
      boolean isElastic = field.type() instanceof IrType.Elastic;
      if (isPrefixed && wire != null && !isElastic && wire.bits() % 8 != 0) {
        input.report(
            Code.UNALIGNED,
            ast.type().span(),
            "behind a prefix stand whole bytes; " + ast.label() + " has " + wire.bits() + " bits");
      }
      if (field.condition() != null
          && field.derived() instanceof IrField.Derived.Sizes sizes
          && isAround(sizes.target())) {
        input.report(
            Code.NOT_GENERATED_CONDITIONAL_SIZE,
            Bodies.place(ast, AstClause.If.class),
            ast.label() + " sizes what it stands in, so it must always be there",
            "put what it sizes into a field or region behind it");
      }
    }

    private boolean isAround(IrField.Target target) {
      return target instanceof IrField.Target.Message
          || target instanceof IrField.Target.Region region
              && Bodies.isInside(body.struct().items(), region.name(), field);
    }

    private void type(IrType type, Role role) {
      if (type instanceof IrType.Switch choice) {
        choice.cases().stream()
            .filter(c -> c.type() != null)
            .forEach(c -> type(c.type(), Role.CASE));
      } else if (type instanceof IrType.ListOf list) {
        type(list.element(), Role.ELEMENT);
      } else if (type instanceof IrType.StructOf part) {
        part(input.struct(part.structName()), role);
      } else if (type instanceof IrType.TlvOf tlv) {
        input.tlv(tlv.tlvName()).ifPresent(one -> pseudo(one.simpleName(), one.params()));
      }
    }

    private void part(IrStruct part, Role role) {
      if (part == null) {
        return;
      }
      if (part.message() && role != Role.CASE) {
        input.report(
            Code.NOT_GENERATED_MESSAGE_FIELD,
            ast.type().span(),
            "the message " + part.simpleName() + " stands in a message: not generated yet",
            "a part is declared with struct; a layer is a case of a switch");
      } else if (role != Role.FIELD && part.sizeBits().min() % 8 != 0 && !part.message()) {
        input.report(
            Code.NOT_GENERATED_BIT_STRUCT,
            ast.type().span(),
            part.simpleName() + " is less than an octet, so it can only be a field",
            "fill it up to whole bytes");
      } else if (!part.message()) {
        pseudo(part.simpleName(), part.params());
      }
    }

    private void pseudo(String name, List<IrParam> params) {
      if (params.stream().anyMatch(p -> p.type() instanceof IrType.PartialSum)) {
        input.report(
            Code.NOT_GENERATED_PSEUDO_PART,
            ast.type().span(),
            name + " takes a pseudo-header and is a part: not generated yet",
            "a message behind a switch can take one");
      }
    }
  }
}
