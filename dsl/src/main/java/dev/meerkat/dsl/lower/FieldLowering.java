// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** One field: type, scope, clauses, size, place. The steps stand in {@link #lower}. */
final class FieldLowering {
  private final Body body;
  private final SwitchLowering switches;
  private final ConstraintLowering constraints;
  private final DerivedLowering derived;
  private final Sizes sizes;
  private final Unsupported unsupported;

  FieldLowering(Body body) {
    this.body = body;
    this.switches = new SwitchLowering(body);
    this.constraints = new ConstraintLowering(body);
    this.derived = new DerivedLowering(body);
    this.sizes = new Sizes(body);
    this.unsupported = new Unsupported(body.program);
  }

  IrField lower(AstItem.Field ast, Meaning.Field field) {
    Shape shape = shape(ast, field.id);
    ClauseSet clauses = new ClauseSet(body.program, ast.clauses(), shape.clauses());
    unsupported.report(clauses);
    IrExpr condition = condition(clauses, field.id);
    IrField.Constant constant = constraints.constant(clauses, shape.type());
    IrType type = sizes.withConstant(withEndian(shape.type(), clauses), shape.prefix(), constant);
    if (clauses.has(AstClause.Until.class)) {
      type =
          new UntilLowering(body)
              .lower(clauses.get(AstClause.Until.class), type, ast.type(), field.id);
    }
    long unit = unit(clauses, type);
    IrField.Scope scope = scope(field, shape);
    Sizes.Bounds bounds = sizes.bounds(type, scope, clauses, ast.span());
    Interval content = sizes.field(type, scope, bounds, ast.span());
    Interval bits = clauses.has(AstClause.Opaque.class) ? sizes.opaque(content, scope) : content;
    define(field, shape, type, unit, condition, bits);
    field.isChecksum = clauses.has(AstClause.Checks.class);
    List<IrField.Constraint> conditions = constraints.lower(clauses, field);
    constraints.assumeConstant(constant, field);
    IrField.Derived from = derived.lower(clauses, field, ast);
    IrField.Pad pad = pad(clauses);
    Interval padded = pad == null ? bits : sizes.padded(bits, pad, type);
    boolean floats = condition != null || pad != null || type instanceof IrType.Elastic;
    IrField.Position position = place(field.id, padded, condition != null, floats);
    return new IrField(
        field.id,
        ast.name() == null ? null : ast.name().text(),
        ast.doc(),
        ast.span(),
        Annotations.lower(ast.annotations()),
        type,
        position,
        scope,
        constant,
        from,
        conditions,
        condition,
        pad,
        allowed(clauses),
        bounds.min(),
        bounds.max(),
        unit,
        format(clauses),
        clauses.has(AstClause.Secret.class),
        clauses.has(AstClause.Opaque.class),
        clauses.has(AstClause.Stream.class),
        mask(clauses, type),
        padded);
  }

  /** Takes the field's place and passes it. */
  private IrField.Position place(int id, Interval bits, boolean optional, boolean floats) {
    IrField.Position position = body.layout.position();
    boolean fixed = bits.isConstant() && !floats;
    body.layout.advance(id, bits, optional, fixed);
    return position;
  }

  private static String format(ClauseSet clauses) {
    AstClause.Format format = clauses.get(AstClause.Format.class);
    return format == null ? null : format.name().text();
  }

  private Shape shape(AstItem.Field ast, int id) {
    Shape shape =
        isSwitch(ast.type()) ? switches.lower(ast) : body.types.shape(ast.type(), body.module);
    if (shape != null) {
      return shape;
    }
    body.standsIn(id);
    return Shape.of(new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Rest()));
  }

  private static boolean isSwitch(AstType type) {
    return type instanceof AstType.Switch
        || type instanceof AstType.Prefixed prefixed && isSwitch(prefixed.type());
  }

  private IrExpr condition(ClauseSet clauses, int id) {
    AstClause.If presence = clauses.get(AstClause.If.class);
    if (presence == null) {
      return null;
    }
    IrExpr condition = body.exprs.condition(presence.condition());
    if (condition == null) {
      body.standsIn(id);
    }
    return condition;
  }

  private static IrType withEndian(IrType type, ClauseSet clauses) {
    AstClause.Endian endian = clauses.get(AstClause.Endian.class);
    if (endian == null) {
      return type;
    }
    if (type instanceof IrType.Int number) {
      return integer(number, endian.little());
    }
    if (type instanceof IrType.EnumOf e) {
      return new IrType.EnumOf(e.enumName(), integer(e.wire(), endian.little()));
    }
    if (type instanceof IrType.FlagsOf f) {
      return new IrType.FlagsOf(f.flagsName(), integer(f.wire(), endian.little()));
    }
    return type instanceof IrType.ListOf list
        ? new IrType.ListOf(withEndian(list.element(), clauses), list.extent())
        : type;
  }

  private static IrType.Int integer(IrType.Int number, boolean little) {
    return new IrType.Int(number.bits(), number.signed(), little && number.bits() > 8);
  }

  private static long unit(ClauseSet clauses, IrType type) {
    AstClause.Unit unit = clauses.get(AstClause.Unit.class);
    boolean usable =
        unit != null
            && unit.value().value() > 0
            && Types.isNumeric(type)
            && !(type instanceof IrType.Elastic);
    return usable ? Math.min(unit.value().value(), Integer.MAX_VALUE) : 1;
  }

  private IrField.Scope scope(Meaning.Field field, Shape shape) {
    if (shape.prefix() != null) {
      return new IrField.Scope.Prefixed(shape.prefix());
    }
    return field.sizedBy == null
        ? new IrField.Scope.Open()
        : new IrField.Scope.SizedBy(field.sizedBy.id);
  }

  private void define(
      Meaning.Field field, Shape shape, IrType type, long unit, IrExpr condition, Interval bits) {
    field.isRead = true;
    field.type = type;
    field.enumeration = type instanceof IrType.EnumOf ? shape.enumeration() : null;
    field.flags = type instanceof IrType.FlagsOf ? shape.flags() : null;
    field.isConditional = condition != null;
    long prefix = shape.prefix() == null ? 0 : new IrField.Scope.Prefixed(shape.prefix()).octets();
    field.bytes = new Interval(Math.max(0, bits.min() / 8 - prefix), bits.max() / 8);
    Interval values = Types.range(type);
    if (field.enumeration != null) {
      values = body.program.values().within(field.enumeration, values);
    }
    if (values != null) {
      Interval range = Types.scaled(values, unit);
      field.range = condition == null ? range : Ranges.hull(range, Interval.of(0));
    }
    if (condition != null) {
      field.bytes = new Interval(0, field.bytes.max());
    }
  }

  private static IrField.Pad pad(ClauseSet clauses) {
    AstClause.Pad pad = clauses.get(AstClause.Pad.class);
    if (pad == null) {
      return null;
    }
    int to = (int) Math.max(1, Math.min(pad.to().value(), 4096));
    return new IrField.Pad((int) (pad.octet().value() & 0xFF), to);
  }

  /** The field with the key of {@code xor}, or 0; reported when it cannot be one. */
  private int mask(ClauseSet clauses, IrType type) {
    AstClause.Xor xor = clauses.get(AstClause.Xor.class);
    if (xor == null) {
      return 0;
    }
    Meaning meaning = body.table.find(xor.mask().text());
    if (!(type instanceof IrType.Bytes) || !clauses.conditions().isEmpty()) {
      body.program.report(
          Code.CLAUSE_MISPLACED, xor.span(), "xor needs bytes without conditions of their own");
    } else if (meaning instanceof Meaning.Field key && isKey(key)) {
      return key.id;
    } else if (meaning == null && !body.table.isPartial) {
      body.program.report(
          Code.UNKNOWN_NAME,
          xor.mask().span(),
          "there is no field " + xor.mask(),
          Suggestion.didYouMean(xor.mask().text(), body.table.names()));
    } else if (!(meaning instanceof Meaning.Broken)) {
      body.program.report(
          Code.CLAUSE_MISPLACED,
          xor.span(),
          "the key of xor is a field of 1, 2, 4 or 8 bytes in front of what it masks");
    }
    return 0;
  }

  private static boolean isKey(Meaning.Field key) {
    return key.isRead
        && key.type instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Fixed fixed
        && List.of(1L, 2L, 4L, 8L).contains(fixed.count());
  }

  private static List<String> allowed(ClauseSet clauses) {
    AstClause.Allow allow = clauses.get(AstClause.Allow.class);
    return allow == null ? List.of() : allow.names().stream().map(AstName::text).toList();
  }
}
