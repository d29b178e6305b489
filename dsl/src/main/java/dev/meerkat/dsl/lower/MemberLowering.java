// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** What stands behind a dot: sizes, presence, members of structs and flags, slots of an index. */
final class MemberLowering {
  private final Program program;
  private final NameTable table;
  private final ExprLowering exprs;
  private final Complaints complaints;
  private final SlotLowering slots;
  private final FlagLowering flags;

  MemberLowering(Program program, NameTable table, ExprLowering exprs, Complaints complaints) {
    this.program = program;
    this.table = table;
    this.exprs = exprs;
    this.complaints = complaints;
    this.slots = new SlotLowering(table, exprs, complaints);
    this.flags = new FlagLowering(program, complaints);
  }

  Typed member(AstExpr.Member ast) {
    if (ast.of() instanceof AstExpr.Member slot && slot.of() instanceof AstExpr.Name list) {
      return slots.slot(ast, slot, list);
    }
    if (!(ast.of() instanceof AstExpr.Name owner)) {
      return complaints.noSuch(ast.name(), "this", List.of());
    }
    Meaning meaning = table.find(owner.text());
    if (meaning == null && owner.text().equals("message") && ast.name().text().equals("size")) {
      return size(new IrField.Target.Message(), table.messageBytes);
    }
    if (meaning == null) {
      exprs.lower(owner, null);
      return null;
    }
    if (meaning instanceof Meaning.Field field) {
      return fieldMember(ast, owner, field);
    }
    if (meaning instanceof Meaning.Region region && ast.name().text().equals("size")) {
      return regionSize(ast, region);
    }
    if (meaning instanceof Meaning.Element element) {
      return structMember(ast, element.list(), element.type());
    }
    if (meaning instanceof Meaning.Param param && param.struct() != null) {
      return paramMember(ast, param);
    }
    if (meaning instanceof Meaning.Param param
        && param.param().type() instanceof IrType.FlagsOf type) {
      return flags.flag(ast, param, type);
    }
    return meaning instanceof Meaning.Broken
        ? null
        : complaints.noSuch(ast.name(), owner.text(), List.of("size"));
  }

  private Typed regionSize(AstExpr.Member ast, Meaning.Region region) {
    if (region.measured().bytes == null) {
      program.report(
          Code.USED_EARLY, ast.span(), "region " + region.name() + " ends behind this place");
      return null;
    }
    return size(new IrField.Target.Region(region.name()), region.measured().bytes);
  }

  private Typed fieldMember(AstExpr.Member ast, AstExpr.Name owner, Meaning.Field field) {
    switch (ast.name().text()) {
      case "size":
        return fieldSize(ast, field);
      case "present":
        return complaints.isEarly(ast, owner, field)
            ? null
            : Typed.of(new IrExpr.Present(field.id));
      case "ok":
        if (field.isChecksum) {
          return complaints.isEarly(ast, owner, field) ? null : Typed.of(new IrExpr.Ok(field.id));
        }
        break;
      default:
        break;
    }
    if (complaints.isEarly(ast, owner, field)) {
      return null;
    }
    if (field.type instanceof IrType.StructOf struct) {
      return structMember(ast, field.id, struct);
    }
    if (field.type instanceof IrType.FlagsOf && field.flags != null) {
      return flags.flag(ast, field);
    }
    return field.type == null
        ? null
        : complaints.noSuch(ast.name(), owner.text(), List.of("size", "present", "ok"));
  }

  private Typed fieldSize(AstExpr.Member ast, Meaning.Field field) {
    Interval bytes = field.bytes;
    if (!field.isRead && field.sizedBy != null && field.sizedBy.isRead) {
      bytes = field.sizedBy.targetBytes;
    }
    if (field.takesRest && field.sizedBy == null && table.isNext(field)) {
      bytes = new Interval(0, table.remainingBytes.getAsLong());
    }
    if (bytes == null) {
      program.report(
          Code.USED_EARLY,
          ast.span(),
          "the size of " + field.name + " is not known at this place",
          "move this down, or give " + field.name + " a size field before it");
      return null;
    }
    return size(new IrField.Target.Field(field.id), bytes);
  }

  private static Typed size(IrField.Target target, Interval bytes) {
    return Typed.of(new IrExpr.SizeOf(target, bytes));
  }

  private Typed structMember(AstExpr.Member ast, int field, IrType.StructOf type) {
    IrStruct struct = program.records().lowered(type.structName());
    if (struct == null) {
      return null;
    }
    IrField member = struct.field(ast.name().text()).orElse(null);
    if (member == null) {
      return complaints.noSuch(ast.name(), struct.simpleName(), names(struct));
    }
    Interval range = Types.range(member);
    if (range == null) {
      return complaints.notNumber(ast);
    }
    return new Typed(
        new IrExpr.Member(field, member.id(), range), program.values().enumOf(member.type()));
  }

  private Typed paramMember(AstExpr.Member ast, Meaning.Param param) {
    IrStruct struct = program.records().struct(param.struct(), ast.span());
    IrField member = struct == null ? null : struct.field(ast.name().text()).orElse(null);
    if (struct == null) {
      return null;
    }
    if (member == null) {
      return complaints.noSuch(ast.name(), struct.simpleName(), names(struct));
    }
    IrType.Int packed = (IrType.Int) param.param().type();
    IrType.Int wire = Types.wire(member.type());
    if (wire == null) {
      return complaints.notNumber(ast);
    }
    int shift = packed.bits() - member.position().bits() - wire.bits();
    if (shift < 0 || packed.bits() == Long.SIZE) {
      // of a parameter that was refused
      return null;
    }
    IrExpr whole = new IrExpr.Param(param.index(), Ranges.of(packed));
    return new Typed(
        FlagLowering.bits(whole, shift, wire.bits()), program.values().enumOf(member.type()));
  }

  private static List<String> names(IrStruct struct) {
    return struct.fields().stream().map(IrField::name).filter(n -> n != null).toList();
  }
}
