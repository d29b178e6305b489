// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The inside of a function that reads one struct, line by line as the items stand.
 *
 * <pre>
 * f:field("length")
 * v.length = f:uint(16, F.length)
 * if not (v.length &gt;= 8) then f:fail("BAD_LENGTH") end
 * f:size_message("length", octets(v.length, 1, 1, 0))
 * </pre>
 */
final class BodyFunctions {
  private static final String PREFIX = "FINDING_";

  private final IrProgram program;
  private final StructScope scope;
  private final LuaExpressions expressions;
  private final TypeReads reads;
  private final LuaPrinter out;
  private final boolean isShown;
  private final List<Findings.Finding> findings;

  BodyFunctions(
      IrProgram program, LuaNames names, StructScope scope, LuaPrinter out, boolean isShown) {
    this.program = program;
    this.scope = scope;
    this.expressions = new LuaExpressions(scope);
    this.reads = new TypeReads(program, names, expressions, out, Shown.isAligned(scope.struct()));
    this.out = out;
    this.isShown = isShown;
    this.findings = Findings.of(scope.struct());
  }

  /** All items, and the end. */
  void whole() {
    lets();
    items(scope.struct().items());
    long most = scope.struct().maxBytes();
    out.line("f:finish(%s, %d)", most < 0 ? "nil" : Long.toString(most), findings.size());
  }

  /** The lets, each a function that computes it when asked. */
  void lets() {
    for (IrItem.Let let : Lets.of(scope.struct())) {
      String value =
          let.construct() == null
              ? expressions.number(let.value()).text()
              : "sum_of(" + construct(let.construct()) + ")";
      out.line("local function %s() return %s end", StructScope.let(let.name()), value);
    }
  }

  /** {@code { f:octets_of("source"), { 8, 0 }, { 16, v.length } }}. */
  private String construct(IrItem.Construct construct) {
    List<String> parts = new ArrayList<>();
    for (IrField field : program.struct(construct.structName()).fields()) {
      parts.add(part(construct, field));
    }
    return "{ " + String.join(", ", parts) + " }";
  }

  private String part(IrItem.Construct construct, IrField field) {
    IrType.Int wire = StructScope.integer(field.type());
    for (IrItem.Argument argument : construct.arguments()) {
      if (argument.fieldId() == field.id()) {
        if (wire == null) {
          int id = ((IrExpr.Field) argument.value()).id();
          return "f:octets_of(" + LuaPrinter.quoted(LuaNames.key(scope.struct().field(id))) + ")";
        }
        return "{ " + wire.bits() + ", " + unscaled(argument, field) + " }";
      }
    }
    if (wire == null) {
      return LuaPrinter.quoted(new byte[(int) (field.sizeBits().max() / 8)]);
    }
    long value =
        field.constant() instanceof IrField.Constant.Number constant
            ? constant.value() / field.unit()
            : 0;
    return "{ " + wire.bits() + ", " + LuaExpressions.constant(value).text() + " }";
  }

  private String unscaled(IrItem.Argument argument, IrField field) {
    String value = expressions.number(argument.value()).text();
    return field.unit() == 1 ? value : "quotient(narrow(" + value + "), " + field.unit() + ")";
  }

  private void items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        String shown = isShown ? ", F" + LuaNames.index(region.name()) + ".field" : "";
        out.line("f:enter(%s%s)", LuaPrinter.quoted(region.name()), shown);
        items(region.items());
        out.line("f:leave()");
      } else if (item instanceof IrItem.Require require) {
        require(require);
      }
    }
  }

  private void require(IrItem.Require require) {
    String error = LuaPrinter.quoted(require.error() == null ? "VALUE" : require.error());
    IrField at = require.fieldId() == 0 ? null : scope.struct().field(require.fieldId());
    String place =
        at == null ? ", f.start, false" : String.format(", f.at%s, %s", index(at), quoted(at));
    out.line("if %s then f:fail(%s%s) end", expressions.refuted(require.condition()), error, place);
  }

  /** One field, inside {@code if} when it has a condition. */
  void field(IrField field) {
    if (field.condition() != null) {
      out.open("if " + expressions.claim(field.condition()) + " then");
      present(field);
      out.between("else");
      out.line("f:absent(%s)", quoted(field));
      out.close("end");
    } else if (field.type() instanceof IrType.Switch) {
      out.open("do");
      present(field);
      out.close("end");
    } else {
      present(field);
    }
  }

  private void present(IrField field) {
    out.line("f:field(%s)", quoted(field));
    boolean isOwn = scope(field);
    String entry = isShown && field.name() != null && !field.secret() ? "F" + index(field) : "nil";
    reads.read(field, field.type(), entry);
    if (isShown && field.secret()) {
      out.line("f:redact(F%s.field)", index(field));
    }
    if (isShown && field.mask() != 0 && !entry.equals("nil")) {
      IrField key = scope.struct().field(field.mask());
      out.line("f:unmasked(%s.unmasked, %s)", entry, quoted(key));
    }
    conditions(field);
    if (isOwn) {
      out.line(field.opaque() ? "f:ignore_rest()" : "f:consumed()");
    }
    derived(field);
    if (field.pad() != null && (isOwn || !runsToTheEnd(field.type()))) {
      out.line("f:pad(%d, %d)", field.pad().octet(), field.pad().to());
    }
  }

  /** Whether the field has a scope of its own. */
  private boolean scope(IrField field) {
    if (field.scope() instanceof IrField.Scope.SizedBy) {
      out.line("f:sized()");
      return true;
    }
    if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      out.line("f:prefixed(%s)", prefix(prefixed.prefix()));
      return true;
    }
    return false;
  }

  /** The call that reads a length in front of a field. */
  static String prefix(IrType prefix) {
    if (prefix instanceof IrType.Int wire) {
      boolean isLittle = wire.littleEndian() && wire.bits() % 8 == 0;
      String method = (wire.signed() ? "int" : "uint") + (isLittle ? "_le" : "");
      return String.format(Locale.ROOT, "f:%s(%d)", method, wire.bits());
    }
    return TypeReads.elastic((IrType.Elastic) prefix, "nil", "");
  }

  private static boolean runsToTheEnd(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest;
    }
    if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Rest;
    }
    return type instanceof IrType.TlvOf || type instanceof IrType.Switch;
  }

  private void conditions(IrField field) {
    if (field.constant() != null) {
      String differs = differs(field);
      out.line(
          field.constant().should()
              ? "if " + differs + " then " + find(field.constant().finding()) + " end"
              : "if " + differs + " then f:fail(\"CONST\") end");
    }
    for (IrField.Constraint constraint : field.constraints()) {
      String refuted = expressions.refuted(constraint.condition());
      String error = LuaPrinter.quoted(constraint.error() == null ? "VALUE" : constraint.error());
      out.line(
          constraint.should()
              ? "if " + refuted + " then " + find(constraint.finding()) + " end"
              : "if " + refuted + " then f:fail(" + error + ") end");
    }
  }

  private String differs(IrField field) {
    if (field.constant() instanceof IrField.Constant.Number number) {
      LuaCode constant = LuaExpressions.constant(number.value());
      String value = "v" + index(field);
      return StructScope.isLong(field.type()) || constant.isLong()
          ? "not long.eq(" + value + ", " + constant.text() + ")"
          : value + " ~= " + constant.text();
    }
    IrField.Constant.Text text = (IrField.Constant.Text) field.constant();
    return "f:octets_of(" + quoted(field) + ") ~= " + LuaPrinter.quoted(text.value().toArray());
  }

  private String find(int bit) {
    return String.format(Locale.ROOT, "f:find(%d, %s)", bit, finding(bit));
  }

  private String finding(int bit) {
    return findings.stream()
        .filter(f -> f.bit() == bit)
        .map(f -> LuaPrinter.quoted(f.name().substring(PREFIX.length())))
        .findFirst()
        .orElseThrow();
  }

  private void derived(IrField field) {
    if (field.derived() instanceof IrField.Derived.Checks checks) {
      checks(field, checks);
    } else if (field.derived() instanceof IrField.Derived.Sizes sizes) {
      String octets =
          String.format(
              Locale.ROOT,
              "octets(v%s, %d, %d, %d)",
              index(field),
              sizes.multiply(),
              sizes.divide(),
              sizes.add());
      sizes(field, sizes.target(), octets);
    }
  }

  private void sizes(IrField field, IrField.Target target, String octets) {
    if (target instanceof IrField.Target.Message) {
      out.line("f:size_message(%s, %s)", quoted(field), octets);
    } else if (target instanceof IrField.Target.Region region) {
      String name = LuaPrinter.quoted(region.name());
      out.line("f:size_region(%s, %s, %s)", name, quoted(field), octets);
    } else if (target instanceof IrField.Target.Field sized) {
      String name = quoted(scope.struct().field(sized.id()));
      out.line("f:size_field(%s, %s, %s)", name, quoted(field), octets);
    } else {
      out.line("f.length_name, f.said = %s, %s", quoted(field), octets);
    }
  }

  /** {@code f:checks("crc32", { 1, "CRC" }, { { region = "body" } }, F.crc.ok, {})}. */
  private void checks(IrField field, IrField.Derived.Checks checks) {
    boolean isSum = checks.algorithm().equals(IrChecksum.INET16);
    if (!isSum && IrChecksum.builtIn(checks.algorithm()) == null) {
      out.line("-- %s is computed by a class of the user's own", checks.algorithm());
      return;
    }
    String covered = checks.covered().stream().map(this::covered).collect(Collectors.joining(", "));
    String shown = isShown && field.name() != null ? "F" + index(field) + ".ok" : "nil";
    List<String> options = new ArrayList<>();
    if (checks.optional()) {
      options.add("zero_is_none = true");
    }
    if (!isSum && checks.zeroAs() >= 0) {
      options.add("zero_as = " + checks.zeroAs());
    }
    out.line(
        "f:checks(%s, { %d, %s }, { %s }, %s, {%s})",
        LuaPrinter.quoted(checks.algorithm()),
        checks.finding(),
        finding(checks.finding()),
        covered,
        shown,
        options.isEmpty() ? "" : " " + String.join(", ", options) + " ");
  }

  private String covered(IrField.Covered covered) {
    if (covered instanceof IrField.Covered.Param param) {
      String value = scope.name(new IrExpr.Param(param.index(), Interval.ANY)).text();
      return "{ sum = function() return " + value + " end }";
    } else if (covered instanceof IrField.Covered.Let let) {
      return "{ sum = " + StructScope.let(Lets.named(scope.struct(), let.id()).name()) + " }";
    }
    IrField.Target target = ((IrField.Covered.Span) covered).target();
    if (target instanceof IrField.Target.Region region) {
      return "{ region = " + LuaPrinter.quoted(region.name()) + " }";
    } else if (target instanceof IrField.Target.Field at) {
      return "{ field = " + quoted(scope.struct().field(at.id())) + " }";
    } else if (target instanceof IrField.Target.Element) {
      return "{ whole = \"element\" }";
    }
    return target instanceof IrField.Target.Message
        ? "{ whole = \"message\" }"
        : "{ whole = \"value\" }";
  }

  private static String quoted(IrField field) {
    return LuaPrinter.quoted(LuaNames.key(field));
  }

  private static String index(IrField field) {
    return LuaNames.index(LuaNames.key(field));
  }
}
