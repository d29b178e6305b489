// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.frame.FixedSize;
import dev.meerkat.dsl.frame.FrameStep;
import dev.meerkat.dsl.frame.Framing;
import dev.meerkat.dsl.frame.KnownNumbers;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The function that finds the end of a message of a stream, by the steps of {@link Framing}.
 *
 * <pre>
 * frame.TlsRecord = function(f)
 *   local v = f.v
 *   f:field("type")
 *   v.type = f:uint(8)
 *   ...
 *   return f:ends(16645)
 * end
 * </pre>
 */
final class FrameFunction {
  private final IrProgram program;
  private final LuaNames names;
  private final LuaPrinter out;
  private final IrStruct struct;
  private final LuaExpressions expressions;
  private final StructScope scope;
  private final TypeReads reads;
  private final Set<Integer> read = new TreeSet<>();

  FrameFunction(IrProgram program, LuaNames names, LuaPrinter out, IrStruct struct) {
    this.program = program;
    this.names = names;
    this.out = out;
    this.struct = struct;
    this.scope = new StructScope(program, names, struct, struct.params());
    this.expressions = new LuaExpressions(scope);
    this.reads = new TypeReads(program, names, expressions, out, true);
  }

  /** Prints the function; false where nothing says how long the message is. */
  boolean print() {
    Framing framing = Framing.of(program, struct);
    if (!framing.isPossible()) {
      return false;
    }
    out.open(names.of("frame", struct.qualifiedName()) + " = function(" + scope.parameters() + ")");
    out.line("local v = f.v");
    new BodyFunctions(program, names, scope, out, false).lets();
    framing.steps().forEach(this::step);
    long most = struct.maxBytes() >= 0 ? struct.maxBytes() : Integer.MAX_VALUE;
    out.line("return f:ends(%d)", most);
    out.close("end");
    return true;
  }

  private void step(FrameStep step) {
    if (step instanceof FrameStep.Read one) {
      field(one.field());
    } else if (step instanceof FrameStep.Elastic one) {
      field(one.field());
    } else if (step instanceof FrameStep.Skip skip) {
      skip(skip.field());
    } else if (step instanceof FrameStep.Require require) {
      out.line(
          "if %s then f:fail(\"VALUE\") end", expressions.refuted(require.require().condition()));
    } else if (step instanceof FrameStep.Enter enter) {
      out.line("f:enter(%s)", LuaPrinter.quoted(enter.region().name()));
    } else if (step instanceof FrameStep.Leave) {
      out.line("f:pass()");
    } else if (step instanceof FrameStep.ToEnd) {
      out.line("f.pos = f.scopes[1].to or f.pos");
    }
  }

  private void field(IrField field) {
    conditional(field, () -> present(field));
    read.add(field.id());
  }

  private void conditional(IrField field, Runnable present) {
    if (field.condition() == null) {
      present.run();
      return;
    }
    out.open("if " + expressions.claim(field.condition()) + " then");
    present.run();
    out.between("else");
    out.line("f:absent(%s)", LuaPrinter.quoted(LuaNames.key(field)));
    out.close("end");
  }

  private void present(IrField field) {
    out.line("f:field(%s)", LuaPrinter.quoted(LuaNames.key(field)));
    if (StructScope.integer(field.type()) == null) {
      out.line("f:jump(%d)", new FixedSize(program).bits(field.type()));
      return;
    }
    reads.read(field, field.type(), "nil");
    checks(field);
    if (field.derived() instanceof IrField.Derived.Sizes sizes) {
      sizes(field, sizes);
    }
  }

  private void checks(IrField field) {
    String value = "v" + LuaNames.index(LuaNames.key(field));
    if (field.constant() instanceof IrField.Constant.Number number && !number.should()) {
      LuaCode constant = LuaExpressions.constant(number.value());
      out.line("if not long.eq(%s, %s) then f:fail(\"CONST\") end", value, constant.text());
    }
    Set<Integer> known = new TreeSet<>(read);
    known.add(field.id());
    KnownNumbers numbers = new KnownNumbers(struct, known);
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should() && numbers.cover(constraint.condition())) {
        String refuted = expressions.refuted(constraint.condition());
        out.line("if %s then f:fail(\"VALUE\") end", refuted);
      }
    }
  }

  private void sizes(IrField field, IrField.Derived.Sizes sizes) {
    String by = LuaPrinter.quoted(LuaNames.key(field));
    String octets =
        String.format(
            Locale.ROOT,
            "octets(v%s, %d, %d, %d)",
            LuaNames.index(LuaNames.key(field)),
            sizes.multiply(),
            sizes.divide(),
            sizes.add());
    if (sizes.target() instanceof IrField.Target.Message) {
      out.line("f:size_message(%s, %s)", by, octets);
    } else if (sizes.target() instanceof IrField.Target.Region region) {
      out.line("f:size_region(%s, %s, %s)", LuaPrinter.quoted(region.name()), by, octets);
    } else if (sizes.target() instanceof IrField.Target.Field target) {
      String name = LuaPrinter.quoted(LuaNames.key(struct.field(target.id())));
      out.line("f:size_field(%s, %s, %s)", name, by, octets);
    }
  }

  private void skip(IrField field) {
    conditional(
        field,
        () -> {
          out.line("f:field(%s)", LuaPrinter.quoted(LuaNames.key(field)));
          if (field.scope() instanceof IrField.Scope.SizedBy) {
            out.line("f:sized()");
          } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
            out.line("f:prefixed(%s)", BodyFunctions.prefix(prefixed.prefix()));
          } else {
            out.line("f.own = f.pos + %s", counted(field.type()));
          }
          out.line("f:ignore_rest()");
        });
  }

  /** The bits of elements that are counted and all of one size. */
  private String counted(IrType type) {
    IrType.Extent extent = ((IrType.Extent.Computed) extent(type));
    String count = expressions.number(((IrType.Extent.Computed) extent).count()).operand();
    long bits =
        type instanceof IrType.ListOf list ? new FixedSize(program).bits(list.element()) : 8;
    return "narrow(" + count + ") * " + bits;
  }

  private static IrType.Extent extent(IrType type) {
    return type instanceof IrType.ListOf list ? list.extent() : ((IrType.Bytes) type).extent();
  }

  /** Messages that framers are made for. */
  static List<IrStruct> streams(List<IrStruct> structs) {
    return structs.stream().filter(s -> s.message() && s.stream()).toList();
  }
}
