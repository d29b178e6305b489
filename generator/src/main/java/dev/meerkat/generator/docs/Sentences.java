// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Locale;

/** Types and expressions of one struct in the words of the language. */
public final class Sentences {
  private final IrStruct struct;
  private final List<IrParam> params;

  public Sentences(IrStruct struct, List<IrParam> params) {
    this.struct = struct;
    this.params = params;
  }

  static String simple(String qualifiedName) {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  public String type(IrType type) {
    if (type instanceof IrType.Int number) {
      return integer(number);
    } else if (type instanceof IrType.EnumOf use) {
      return simple(use.enumName()) + " (" + integer(use.wire()) + ")";
    } else if (type instanceof IrType.FlagsOf use) {
      return simple(use.flagsName()) + " (" + integer(use.wire()) + ")";
    } else if (type instanceof IrType.Bytes bytes) {
      return bytes.encoding().name().toLowerCase(Locale.ROOT) + extent(bytes.extent());
    } else if (type instanceof IrType.ListOf list) {
      return type(list.element()) + extent(list.extent());
    } else if (type instanceof IrType.StructOf part) {
      return simple(part.structName());
    } else if (type instanceof IrType.TlvOf part) {
      return simple(part.tlvName()) + "[..]";
    } else if (type instanceof IrType.ChainOf chain) {
      return simple(chain.chainName());
    } else if (type instanceof IrType.VarUint varuint) {
      return "varuint, up to " + varuint.maxOctets() + " octets";
    } else if (type instanceof IrType.Escape escape) {
      return "escape " + integer(escape.base());
    } else if (type instanceof IrType.Switch choice) {
      return "switch (" + expression(choice.on()) + ")";
    }
    return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String integer(IrType.Int type) {
    return (type.signed() ? "i" : "u") + type.bits() + (type.littleEndian() ? " little" : "");
  }

  private String extent(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return "[" + fixed.count() + "]";
    }
    if (extent instanceof IrType.Extent.Until) {
      return "[..] to the element that ends it";
    }
    return extent instanceof IrType.Extent.Computed computed
        ? "[" + expression(computed.count()) + "]"
        : "[..]";
  }

  public String expression(IrExpr expression) {
    if (expression instanceof IrExpr.Const value) {
      return Long.toString(value.value());
    } else if (expression instanceof IrExpr.Field field) {
      return name(field.id());
    } else if (expression instanceof IrExpr.Binary both) {
      return operand(both.left())
          + " "
          + both.op().symbol().replace(">>>", ">>")
          + " "
          + operand(both.right());
    } else if (expression instanceof IrExpr.Unary unary) {
      String sign =
          switch (unary.op()) {
            case NOT -> "!";
            case NEGATE -> "-";
            case COMPLEMENT -> "~";
          };
      return sign + operand(unary.operand());
    } else if (expression instanceof IrExpr.Choose choose) {
      return operand(choose.condition())
          + " ? "
          + operand(choose.whenTrue())
          + " : "
          + operand(choose.whenFalse());
    }
    return leaf(expression);
  }

  private String operand(IrExpr expression) {
    String text = expression(expression);
    boolean isCompound = expression instanceof IrExpr.Binary || expression instanceof IrExpr.Choose;
    return isCompound ? "(" + text + ")" : text;
  }

  private String leaf(IrExpr expression) {
    if (expression instanceof IrExpr.Member member) {
      return name(member.structFieldId());
    } else if (expression instanceof IrExpr.Param param) {
      return param.index() < params.size() ? params.get(param.index()).name() : "parameter";
    } else if (expression instanceof IrExpr.Let let) {
      return let(struct.items(), let.id());
    } else if (expression instanceof IrExpr.SizeOf size) {
      return target(size.target()) + ".size";
    } else if (expression instanceof IrExpr.Present present) {
      return name(present.fieldId()) + ".present";
    } else if (expression instanceof IrExpr.Ok ok) {
      return name(ok.fieldId()) + ".ok";
    } else if (expression instanceof IrExpr.More) {
      return "more";
    } else if (expression instanceof IrExpr.Only only) {
      return name(only.fieldId()) + ".only(" + simple(only.charset()) + ")";
    } else if (expression instanceof IrExpr.Is is) {
      return name(is.fieldId()) + " is " + is.caseName();
    }
    return "…";
  }

  private static String let(List<IrItem> items, int id) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let && let.id() == id) {
        return let.name();
      } else if (item instanceof IrItem.Region region && !let(region.items(), id).equals("…")) {
        return let(region.items(), id);
      }
    }
    return "…";
  }

  /** A field by name; reserved ones have none. */
  public String name(int fieldId) {
    if (fieldId < 1 || fieldId > struct.fields().size()) {
      return "…";
    }
    String name = struct.field(fieldId).name();
    return name == null ? "reserved" : name;
  }

  public String target(IrField.Target target) {
    if (target instanceof IrField.Target.Field field) {
      return name(field.id());
    } else if (target instanceof IrField.Target.Region region) {
      return region.name();
    }
    return target.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
