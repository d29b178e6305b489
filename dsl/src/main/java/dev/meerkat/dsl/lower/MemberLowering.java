// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;

/** What stands behind a dot: sizes, presence, members of structs and flags, slots of an index. */
final class MemberLowering {
  private final Program program;
  private final NameTable table;
  private final ExprLowering exprs;

  MemberLowering(Program program, NameTable table, ExprLowering exprs) {
    this.program = program;
    this.table = table;
    this.exprs = exprs;
  }

  Typed member(AstExpr.Member ast) {
    if (ast.of() instanceof AstExpr.Member slot && slot.of() instanceof AstExpr.Name list) {
      return slot(ast, slot, list);
    }
    if (!(ast.of() instanceof AstExpr.Name owner)) {
      return noSuch(ast.name(), "this", List.of());
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
    if (meaning instanceof Meaning.Param param && param.struct() != null) {
      return paramMember(ast, param);
    }
    return meaning instanceof Meaning.Broken
        ? null
        : noSuch(ast.name(), owner.text(), List.of("size"));
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
        return early(ast, owner, field) ? null : Typed.of(new IrExpr.Present(field.id));
      case "ok":
        if (field.isChecksum) {
          return early(ast, owner, field) ? null : Typed.of(new IrExpr.Ok(field.id));
        }
        break;
      default:
        break;
    }
    if (early(ast, owner, field)) {
      return null;
    }
    if (field.type instanceof IrType.StructOf struct) {
      return structMember(ast, field, struct);
    }
    if (field.type instanceof IrType.FlagsOf && field.flags != null) {
      return flag(ast, field);
    }
    return field.type == null
        ? null
        : noSuch(ast.name(), owner.text(), List.of("size", "present", "ok"));
  }

  private boolean early(AstExpr.Member ast, AstExpr.Name owner, Meaning.Field field) {
    if (!field.isRead) {
      program.report(Code.USED_EARLY, ast.span(), owner.text() + " is read behind this place");
    }
    return !field.isRead;
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

  private Typed structMember(AstExpr.Member ast, Meaning.Field field, IrType.StructOf type) {
    IrStruct struct = program.records().lowered(type.structName());
    if (struct == null) {
      return null;
    }
    IrField member = struct.field(ast.name().text()).orElse(null);
    if (member == null) {
      return noSuch(ast.name(), struct.simpleName(), names(struct));
    }
    Interval range = Types.range(member);
    if (range == null) {
      return notNumber(ast);
    }
    return new Typed(
        new IrExpr.Member(field.id, member.id(), range), program.values().enumOf(member.type()));
  }

  private Typed paramMember(AstExpr.Member ast, Meaning.Param param) {
    IrStruct struct = program.records().struct(param.struct(), ast.span());
    IrField member = struct == null ? null : struct.field(ast.name().text()).orElse(null);
    if (struct == null) {
      return null;
    }
    if (member == null) {
      return noSuch(ast.name(), struct.simpleName(), names(struct));
    }
    Interval range = Types.range(member);
    if (range == null) {
      return notNumber(ast);
    }
    return new Typed(
        new IrExpr.ParamMember(param.index(), member.id(), range),
        program.values().enumOf(member.type()));
  }

  private static List<String> names(IrStruct struct) {
    return struct.fields().stream().map(IrField::name).filter(n -> n != null).toList();
  }

  private Typed flag(AstExpr.Member ast, Meaning.Field field) {
    IrFlags flags = program.values().flags(field.flags);
    for (IrFlags.Item item : flags.items()) {
      if (ast.name().text().equals(item.name())) {
        return bits(new IrExpr.Field(field.id, field.range), item);
      }
    }
    return noSuch(
        ast.name(),
        flags.simpleName(),
        flags.items().stream().map(IrFlags.Item::name).filter(n -> n != null).toList());
  }

  /** {@code flags.SYN} as {@code flags >>> shift & mask}. */
  private static Typed bits(IrExpr field, IrFlags.Item item) {
    IrExpr distance = new IrExpr.Const(item.shift());
    IrExpr mask = new IrExpr.Const((1L << item.bits()) - 1);
    Interval high = Ranges.apply(BinaryOp.SHIFT_RIGHT, field.range(), distance.range());
    IrExpr shifted = new IrExpr.Binary(BinaryOp.SHIFT_RIGHT, field, distance, high);
    Interval low = Ranges.apply(BinaryOp.BIT_AND, high, mask.range());
    return Typed.of(new IrExpr.Binary(BinaryOp.BIT_AND, shifted, mask, low));
  }

  private Typed slot(AstExpr.Member ast, AstExpr.Member slot, AstExpr.Name list) {
    String index = list.text();
    if (!(table.find("index " + index) instanceof Meaning.Index meaning)) {
      if (table.find(index) == null) {
        exprs.lower(list, null);
        return null;
      }
      return noSuch(slot.name(), index, List.of());
    }
    for (IrText.Slot found : meaning.index().slots()) {
      if (found.name().equals(slot.name().text())) {
        return property(ast, index, found);
      }
    }
    return noSuch(
        slot.name(),
        "index " + index,
        meaning.index().slots().stream().map(s -> s.name()).toList());
  }

  private Typed property(AstExpr.Member ast, String index, IrText.Slot slot) {
    return switch (ast.name().text()) {
      case "present" ->
          Typed.of(new IrExpr.Slot(index, slot.name(), IrExpr.SlotProperty.PRESENT, Interval.BOOL));
      case "count" ->
          Typed.of(
              new IrExpr.Slot(
                  index,
                  slot.name(),
                  IrExpr.SlotProperty.COUNT,
                  new Interval(0, Integer.MAX_VALUE)));
      case "value" ->
          slot.digits() == null
              ? notNumber(ast)
              : Typed.of(
                  new IrExpr.Slot(
                      index, slot.name(), IrExpr.SlotProperty.VALUE, Ranges.of(slot.digits())));
      default -> noSuch(ast.name(), slot.name(), List.of("present", "count", "value"));
    };
  }

  /** {@code topic.only(charset)}; anything else that is called is a mistake here. */
  Typed call(AstExpr.Call ast) {
    boolean only =
        ast.of() instanceof AstExpr.Member member
            && member.name().text().equals("only")
            && ast.arguments().size() == 1
            && ast.arguments().get(0) instanceof AstExpr.Name;
    if (!only) {
      program.report(
          Code.NOT_NUMBER,
          ast.span(),
          "a call cannot be used here",
          "a struct is built with let; octets are tested with field.only(charset)");
      return null;
    }
    AstExpr.Member member = (AstExpr.Member) ast.of();
    AstExpr.Name set = (AstExpr.Name) ast.arguments().get(0);
    String charset =
        program.values().charsetName(table.module(), new AstName(set.text(), set.span()));
    if (charset == null || !(member.of() instanceof AstExpr.Name owner)) {
      return null;
    }
    if (!(table.find(owner.text()) instanceof Meaning.Field field)) {
      exprs.lower(owner, null);
      return null;
    }
    boolean octets = field.type == null || field.type instanceof IrType.Bytes;
    if (!octets || field.range != null || field.isLines) {
      return noSuch(member.name(), owner.text(), List.of());
    }
    return early(member, owner, field) ? null : Typed.of(new IrExpr.Only(field.id, charset));
  }

  Typed is(AstExpr.Is ast) {
    if (!(ast.value() instanceof AstExpr.Name owner)
        || !(table.find(owner.text()) instanceof Meaning.Field field)
        || !(field.type instanceof IrType.Switch choice)) {
      program.report(Code.WRONG_KIND, ast.span(), "is needs a switch field on its left");
      return null;
    }
    List<String> names = choice.cases().stream().map(IrType.Case::name).toList();
    return names.contains(ast.caseName().text())
        ? Typed.of(new IrExpr.Is(field.id, ast.caseName().text()))
        : noSuch(ast.caseName(), owner.text(), names);
  }

  private Typed notNumber(AstExpr.Member ast) {
    program.report(Code.NOT_NUMBER, ast.span(), ast.name() + " has no numeric value");
    return null;
  }

  private Typed noSuch(AstName name, String owner, List<String> members) {
    if (!table.isPartial) {
      String hint = Suggestion.didYouMean(name.text(), members);
      if (hint == null && !members.isEmpty() && members.size() <= 8) {
        hint = "it has " + String.join(", ", members);
      }
      program.report(Code.NO_SUCH_MEMBER, name.span(), owner + " has no " + name, hint);
    }
    return null;
  }

  /** The enum of a type's values, or null. */
  Symbol enumOf(IrType type) {
    return program.values().enumOf(type);
  }
}
