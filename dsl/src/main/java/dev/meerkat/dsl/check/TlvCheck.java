// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tags and cases of tlvs, and the names that allow lists and exceptions use. */
final class TlvCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrTlv tlv : module.tlvs()) {
        Symbol symbol = input.symbols().declaration(tlv.qualifiedName());
        head(tlv, (AstTlv) symbol.decl(), input);
        List<AstTlv.Case> cases = new ArrayList<>(((AstTlv) symbol.decl()).cases());
        input.symbols().extensions(symbol).forEach(e -> cases.add(e.added()));
        cases(tlv, (AstTlv) symbol.decl(), cases, input);
      }
    }
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(body, (ast, field) -> allowed(ast, field, input));
    }
  }

  private static void head(IrTlv tlv, AstTlv ast, CheckInput input) {
    for (IrField field : tlv.head().fields()) {
      AstItem.Field written = field.id() == 1 ? ast.tag() : ast.length();
      if (!IntegerTypes.isInteger(field.type())) {
        input.report(
            Code.TLV_HEAD, written.type().span(), "tag and len of a tlv are integers or enums");
      }
    }
    if (tlv.head().sizeBits().min() % 8 != 0) {
      input.report(
          Code.UNALIGNED, ast.tag().span(), "tag and len of a tlv must be whole bytes together");
    }
    if (tlv.lengthCoversElement()
        && tlv.head().fields().stream().anyMatch(f -> f.type() instanceof IrType.Elastic)) {
      input.report(
          Code.BAD_ELASTIC,
          ast.length().span(),
          "beside a number of variable width a len sizes the value alone",
          "write sizes value");
    }
    if (tlv.lengthField() == 0) {
      withoutLength(tlv, ast, input);
    }
    if (ast.unique() != null) {
      ast.unique().except().forEach(name -> known(name, tlv, input));
    }
  }

  /** Where an unknown element ends nobody knows: it must be an error that has a name. */
  private static void withoutLength(IrTlv tlv, AstTlv ast, CheckInput input) {
    boolean rejects =
        tlv.cases().stream().anyMatch(c -> c.isDefault() && c.kind() == IrTlv.Kind.ERROR);
    if (!rejects) {
      input.report(
          Code.TLV_UNSIZED,
          ast.name().span(),
          "tlv " + ast.name() + " has no len, so an unknown element cannot be passed over",
          "add default error NAME;");
    }
  }

  private static void cases(IrTlv tlv, AstTlv ast, List<AstTlv.Case> all, CheckInput input) {
    IrType.Int wire = IntegerTypes.wire(tlv.head().field(1).type());
    Map<Long, AstTlv.Case> tags = new HashMap<>();
    Map<String, AstTlv.Case> names = new HashMap<>();
    for (AstTlv.Case one : all) {
      AstTlv.Case before = tags.putIfAbsent(one.tag() == null ? -1 : one.tag().value(), one);
      if (before != null) {
        overlap(one, before, input);
      } else if (one.name() != null && names.putIfAbsent(one.name().text(), one) != null) {
        input.report(
            Code.DUPLICATE_NAME, one.name().span(), one.name() + " names two cases of the tlv");
      }
      boolean isBare = one.mark() == AstTlv.Mark.STOP || one.mark() == AstTlv.Mark.SKIP;
      boolean isElastic = tlv.head().field(1).type() instanceof IrType.Elastic;
      if (isBare && wire != null && !isElastic && wire.bits() % 8 != 0) {
        input.report(
            Code.UNALIGNED,
            one.span(),
            one.name() + " is the tag alone, and the tag has " + wire.bits() + " bits",
            "a tag of whole bytes can stand alone");
      }
      if (one.tag() != null && wire != null && !Fits.unsigned(one.tag().value(), wire)) {
        input.report(
            Code.CONSTANT_RANGE,
            one.tag().span(),
            "the tag " + one.tag().value() + " does not fit " + wire.bits() + " bits");
      } else if (one.tag() != null
          && new OneValue(1, one.tag().value()).isRefusedBy(tlv.head().field(1))) {
        input.report(
            Code.UNREACHABLE_CASE,
            one.tag().span(),
            "the tag " + one.tag().value() + " is refused before its case is looked at",
            "see what is said behind tag " + ast.tag().name());
      }
    }
    if (all.stream().noneMatch(one -> one.tag() == null)) {
      input.report(
          Code.NO_DEFAULT,
          ast.name().span(),
          "tlv " + ast.name() + " has no default case: other tags are rejected",
          "default { data : bytes[..]; } keeps them");
    }
  }

  private static void overlap(AstTlv.Case one, AstTlv.Case before, CheckInput input) {
    if (one.tag() == null) {
      input.report(
          Code.TAG_OVERLAP,
          one.span(),
          "a tlv has one default case; this is the second",
          "the other is at " + before.span());
    } else {
      input.report(
          Code.TAG_OVERLAP,
          one.tag().span(),
          "the tag " + one.tag().value() + " belongs to " + before.name() + " already",
          "at " + before.span());
    }
  }

  private static void allowed(AstItem.Field ast, IrField field, CheckInput input) {
    AstClause.Allow allow = ast.clause(AstClause.Allow.class);
    if (allow != null && field.type() instanceof IrType.TlvOf use) {
      input
          .tlv(use.tlvName())
          .ifPresent(tlv -> allow.names().forEach(name -> known(name, tlv, input)));
    }
  }

  private static void known(AstName name, IrTlv tlv, CheckInput input) {
    List<String> names = tlv.cases().stream().map(IrTlv.Case::name).toList();
    if (!names.contains(name.text())) {
      input.report(
          Code.UNKNOWN_NAME,
          name.span(),
          "tlv " + tlv.simpleName() + " has no case " + name,
          Suggestion.didYouMean(name.text(), names));
    }
  }
}
