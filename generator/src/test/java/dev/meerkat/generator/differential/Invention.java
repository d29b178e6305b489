// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

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
import java.util.Random;

/** Contents out of the air, of the right shape: small numbers, short runs. */
public final class Invention {
  private static final int DEEPEST = 4;

  private final IrProgram program;
  private final Random random;
  private int depth;

  public Invention(IrProgram program, Random random) {
    this.program = program;
    this.random = random;
  }

  public Content.Struct struct(IrStruct struct) {
    Map<String, Content> fields = new LinkedHashMap<>();
    depth++;
    for (IrField field : struct.fields()) {
      boolean isThere = field.condition() == null || random.nextBoolean();
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
      return new Content.Bytes(octets(extent(bytes.extent())));
    } else if (type instanceof IrType.StructOf part) {
      return struct(program.struct(part.structName()));
    } else if (type instanceof IrType.ListOf list) {
      List<Content> values = new ArrayList<>();
      for (int i = extent(list.extent()); i > 0; i--) {
        values.add(of(list.element()));
      }
      return new Content.Elements(values);
    } else if (type instanceof IrType.ChainOf) {
      return chain();
    } else if (type instanceof IrType.TlvOf tlv) {
      return elements(program.tlv(tlv.tlvName()));
    }
    return choice((IrType.Switch) type);
  }

  /** Few words, so that ends of chains meet again. */
  private Content.Chain chain() {
    List<Octets> elements = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 140 : 5); i > 0; i--) {
      byte[] word = {(byte) ("ab.\\\u00ff".charAt(random.nextInt(5)))};
      elements.add(random.nextInt(9) == 0 ? octets(random.nextInt(70)) : Octets.of(word));
    }
    return new Content.Chain(elements);
  }

  private Content choice(IrType.Switch type) {
    List<IrType.Case> cases = type.cases().stream().filter(c -> c.type() != null).toList();
    IrType.Case option = cases.get(random.nextInt(cases.size()));
    boolean isLayer =
        option.type() instanceof IrType.StructOf s && program.struct(s.structName()).message();
    Content value = isLayer ? new Content.Bytes(octets(random.nextInt(30))) : of(option.type());
    return new Content.Case(option.name(), value);
  }

  private Content.Tlv elements(IrTlv tlv) {
    List<Content.Element> elements = new ArrayList<>();
    for (int i = depth > DEEPEST ? 0 : random.nextInt(4); i > 0; i--) {
      IrTlv.Case chosen = tlv.cases().get(random.nextInt(tlv.cases().size()));
      if (chosen.kind() != IrTlv.Kind.ERROR) {
        long tag = chosen.isDefault() ? random.nextInt(250) : chosen.tag();
        Content.Struct body = chosen.body() == null ? null : struct(chosen.body());
        elements.add(new Content.Element(chosen.name(), tag, body));
      }
    }
    return new Content.Tlv(elements);
  }

  private long number(IrType.Int wire) {
    long value = random.nextBoolean() ? random.nextInt(8) : random.nextLong();
    long bits = wire.bits() == 64 ? value : value & ((1L << wire.bits()) - 1);
    long sign = wire.signed() ? 1L << wire.bits() - 1 : 0;
    return (bits ^ sign) - sign;
  }

  private int extent(IrType.Extent extent) {
    return extent instanceof IrType.Extent.Fixed fixed ? (int) fixed.count() : random.nextInt(4);
  }

  private Octets octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Octets.of(octets);
  }
}
