// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Contents that are as small as their types allow, with the first number that no condition refuses
 * as far as one field can tell. Whether it is a message is for a reader to say.
 */
final class Smallest {
  private static final int DEEPEST = 8;
  private static final byte LETTER = 'a';

  private final IrProgram program;
  private int depth;

  Smallest(IrProgram program) {
    this.program = program;
  }

  /** A struct without what can be left away; null where parts lie in one another for ever. */
  Content.Struct struct(IrStruct struct) {
    if (depth >= DEEPEST) {
      return null;
    }
    depth++;
    Map<String, Content> contents = new LinkedHashMap<>();
    Map<Integer, Long> numbers = new HashMap<>();
    for (IrField field : struct.fields()) {
      if (field.constant() instanceof IrField.Constant.Number constant) {
        numbers.put(field.id(), constant.value());
      }
      boolean isGiven = field.name() != null && field.constant() == null && !isComputed(field);
      boolean isAway =
          field.condition() != null && new Partial(numbers).value(field.condition()).orElse(0) == 0;
      Content content = isGiven && !isAway ? field(struct, field, numbers) : null;
      if (content != null) {
        contents.put(field.name(), content);
      }
    }
    depth--;
    return new Content.Struct(contents);
  }

  /** What a writer computes by itself, whatever is given. */
  static boolean isComputed(IrField field) {
    return field.derived() != null && !(field.derived() instanceof IrField.Derived.Tags);
  }

  /** What one field holds. */
  Content field(IrStruct struct, IrField field, Map<Integer, Long> numbers) {
    if (Edges.wire(field.type()) != null || field.type() instanceof IrType.Elastic) {
      long number = number(struct, field, numbers);
      numbers.put(field.id(), number);
      return new Content.Number(number);
    }
    if (field.type() instanceof IrType.Switch choice) {
      return choice(choice, numbers);
    }
    return part(field.type(), field, numbers);
  }

  private long number(IrStruct struct, IrField field, Map<Integer, Long> numbers) {
    for (long edge : Edges.of(program, struct, field).keySet()) {
      Map<Integer, Long> tried = new HashMap<>(numbers);
      tried.put(field.id(), edge * field.unit());
      Partial partial = new Partial(tried);
      boolean isRefused =
          field.constraints().stream().anyMatch(c -> !c.should() && partial.fails(c.condition()));
      if (!isRefused && isNamed(field.type(), edge)) {
        return edge * field.unit();
      }
    }
    return 0;
  }

  private boolean isNamed(IrType type, long value) {
    return !(type instanceof IrType.EnumOf named)
        || !program.enumeration(named.enumName()).closed()
        || program.enumeration(named.enumName()).items().stream()
            .anyMatch(item -> item.first() <= value && value <= item.last());
  }

  private Content choice(IrType.Switch choice, Map<Integer, Long> numbers) {
    OptionalLong on = new Partial(numbers).value(choice.on());
    for (IrType.Case one : choice.cases()) {
      boolean fits = on.isEmpty() || one.isDefault() || one.values().contains(on.getAsLong());
      if (fits && one.type() != null) {
        if (on.isEmpty() && choice.on() instanceof IrExpr.Field field && !one.isDefault()) {
          numbers.put(field.id(), one.values().get(0));
        }
        return option(one);
      }
    }
    return null;
  }

  /** A case of a switch; a message stands for itself, with nothing inside. */
  Content option(IrType.Case option) {
    boolean isLayer =
        option.type() instanceof IrType.StructOf part
            && program.struct(part.structName()).message();
    Content value =
        isLayer ? new Content.Bytes(Octets.of(new byte[0])) : part(option.type(), null, Map.of());
    return value == null ? null : new Content.Case(option.name(), value);
  }

  /** An element of a TLV, or null for a case that refuses. */
  Content.Element element(IrTlv.Case option, long unknownTag) {
    if (option.kind() == IrTlv.Kind.ERROR) {
      return null;
    }
    Content.Struct body = option.body() == null ? null : struct(option.body());
    return new Content.Element(option.name(), option.isDefault() ? unknownTag : option.tag(), body);
  }

  /**
   * What stands for a type.
   *
   * @param field that has the type, or null
   */
  Content part(IrType type, IrField field, Map<Integer, Long> numbers) {
    long least = field == null ? 0 : Math.max(0, field.min());
    if (type instanceof IrType.Bytes bytes) {
      byte[] octets = new byte[(int) extent(bytes.extent(), least, numbers)];
      Arrays.fill(octets, LETTER);
      return new Content.Bytes(Octets.of(octets));
    } else if (type instanceof IrType.ListOf list) {
      List<Content> values = new ArrayList<>();
      for (long i = extent(list.extent(), least, numbers); i > 0; i--) {
        values.add(part(list.element(), null, Map.of()));
      }
      return values.contains(null) ? null : new Content.Elements(values);
    } else if (type instanceof IrType.StructOf part) {
      return struct(program.struct(part.structName()));
    } else if (type instanceof IrType.TlvOf tlv) {
      return elements(program.tlv(tlv.tlvName()), least);
    } else if (type instanceof IrType.ChainOf) {
      return new Content.Chain(List.of());
    } else if (type instanceof IrType.Switch choice) {
      return choice(choice, numbers);
    }
    Map<Long, String> edges = Edges.of(program, type);
    return new Content.Number(edges.isEmpty() ? 0 : edges.keySet().iterator().next());
  }

  private Content elements(IrTlv tlv, long least) {
    List<Content.Element> elements = new ArrayList<>();
    for (IrTlv.Case option : tlv.cases()) {
      if (elements.size() < least && option.kind() == IrTlv.Kind.VALUE && !option.isDefault()) {
        elements.add(element(option, 0));
      }
    }
    return new Content.Tlv(elements);
  }

  private static long extent(IrType.Extent extent, long least, Map<Integer, Long> numbers) {
    long count = least;
    if (extent instanceof IrType.Extent.Fixed fixed) {
      count = fixed.count();
    } else if (extent instanceof IrType.Extent.Computed computed) {
      count = new Partial(numbers).value(computed.count()).orElse(least);
    }
    return Math.max(0, Math.min(count, BoundaryVectors.MOST_OCTETS));
  }
}
