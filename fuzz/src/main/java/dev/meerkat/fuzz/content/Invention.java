// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contents of the right shape, drawn: a field is left out now and then, a number too large. */
public final class Invention {
  private static final int DEEPEST = 4;
  private static final int RARELY = 64;

  private final IrProgram program;
  private final Draw draw;
  private int depth;

  public Invention(IrProgram program, Draw draw) {
    this.program = program;
    this.draw = draw;
  }

  public Content.Struct struct(IrStruct struct) {
    Map<String, Content> fields = new LinkedHashMap<>();
    depth++;
    for (IrField field : struct.fields()) {
      boolean isThere = field.condition() == null ? draw.below(RARELY) != 1 : draw.coin();
      if (field.name() != null && isThere && field.constant() == null) {
        Content content = of(field.type());
        if (content instanceof Content.Number number) {
          content = new Content.Number(number.value() * field.unit());
        }
        fields.put(field.name(), content);
      }
    }
    depth--;
    return new Content.Struct(fields);
  }

  private Content of(IrType type) {
    if (JavaTypes.isScalar(type)) {
      return new Content.Number(number(JavaTypes.wire(type)));
    } else if (type instanceof IrType.Bytes bytes) {
      return new Content.Bytes(Octets.of(draw.octets(extent(bytes.extent()))));
    } else if (type instanceof IrType.StructOf part) {
      return struct(program.struct(part.structName()));
    } else if (type instanceof IrType.ListOf list) {
      List<Content> values = new ArrayList<>();
      for (int i = extent(list.extent()); i > 0; i--) {
        values.add(of(list.element()));
      }
      return new Content.Elements(values);
    } else if (type instanceof IrType.TlvOf tlv) {
      return elements(program.tlv(tlv.tlvName()));
    } else if (type instanceof IrType.ChainOf) {
      return chain();
    }
    return choice((IrType.Switch) type);
  }

  private Content chain() {
    List<Octets> elements = new ArrayList<>();
    for (int i = draw.below(5); i > 0; i--) {
      elements.add(Octets.of(draw.octets(1 + draw.below(draw.below(8) == 7 ? 80 : 6))));
    }
    return new Content.Chain(elements);
  }

  private Content choice(IrType.Switch type) {
    List<IrType.Case> cases = type.cases().stream().filter(c -> c.type() != null).toList();
    IrType.Case option = cases.get(draw.below(cases.size()));
    boolean isLayer =
        option.type() instanceof IrType.StructOf s && program.struct(s.structName()).message();
    Content value =
        isLayer ? new Content.Bytes(Octets.of(draw.octets(draw.below(30)))) : of(option.type());
    return new Content.Case(option.name(), value);
  }

  private Content.Tlv elements(IrTlv tlv) {
    List<Content.Element> elements = new ArrayList<>();
    for (int i = depth > DEEPEST ? 0 : draw.below(5); i > 0; i--) {
      IrTlv.Case chosen = tlv.cases().get(draw.below(tlv.cases().size()));
      if (chosen.kind() != IrTlv.Kind.ERROR) {
        long tag = chosen.isDefault() ? draw.octet() : chosen.tag();
        Content.Struct body = chosen.body() == null ? null : struct(chosen.body());
        elements.add(new Content.Element(chosen.name(), tag, body));
      }
      if (chosen.kind() == IrTlv.Kind.STOP) {
        break;
      }
    }
    return new Content.Tlv(elements);
  }

  private long number(IrType.Int wire) {
    int size = draw.octet();
    if (size < RARELY) {
      return draw.below(8);
    } else if (size == RARELY) {
      return draw.bits(Long.SIZE);
    }
    long bits = draw.bits(wire.bits());
    long sign = wire.signed() ? 1L << wire.bits() - 1 : 0;
    return (bits ^ sign) - sign;
  }

  private int extent(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return (int) fixed.count();
    }
    int length = draw.octet();
    return length == 0xFF ? draw.below(700) : length % 6;
  }
}
