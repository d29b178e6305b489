// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a content in a few places. */
public final class Mutation {
  private static final long[] EDGES = {
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    9,
    15,
    16,
    127,
    128,
    255,
    256,
    65535,
    65536,
    -1,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final Random random;

  public Mutation(Random random) {
    this.random = random;
  }

  public Content.Struct of(Content.Struct struct) {
    Map<String, Content> fields = new LinkedHashMap<>(struct.fields());
    List<String> names = new ArrayList<>(fields.keySet());
    names.sort(null);
    if (names.isEmpty()) {
      return struct;
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(12) == 0) {
        fields.remove(name);
      } else if (fields.containsKey(name)) {
        fields.put(name, of(fields.get(name)));
      }
    }
    return new Content.Struct(fields);
  }

  private Content of(Content content) {
    if (content instanceof Content.Number number) {
      return new Content.Number(number(number.value()));
    } else if (content instanceof Content.Bytes bytes) {
      return new Content.Bytes(octets(bytes.octets().toArray()));
    } else if (content instanceof Content.Chain chain) {
      List<Octets> elements = new ArrayList<>(chain.elements());
      change(elements, e -> octets(e.toArray()));
      return new Content.Chain(elements);
    } else if (content instanceof Content.Struct struct) {
      return of(struct);
    } else if (content instanceof Content.Elements list) {
      List<Content> values = new ArrayList<>(list.values());
      change(values, this::of);
      return new Content.Elements(values);
    } else if (content instanceof Content.Tlv tlv) {
      List<Content.Element> elements = new ArrayList<>(tlv.elements());
      change(elements, this::of);
      return new Content.Tlv(elements);
    } else if (content instanceof Content.Case chosen) {
      return new Content.Case(chosen.name(), of(chosen.value()));
    }
    return content;
  }

  private Content.Element of(Content.Element element) {
    long tag = random.nextInt(4) == 0 ? random.nextInt(300) : element.tag();
    return element.body() == null
        ? element
        : new Content.Element(element.name(), tag, of(element.body()));
  }

  private <T> void change(List<T> values, java.util.function.UnaryOperator<T> one) {
    if (values.isEmpty()) {
      return;
    }
    int at = random.nextInt(values.size());
    switch (random.nextInt(5)) {
      case 0 -> values.remove(at);
      case 1 -> values.add(at, values.get(random.nextInt(values.size())));
      default -> values.set(at, one.apply(values.get(at)));
    }
  }

  private long number(long value) {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> value + random.nextInt(3) - 1;
      case 2 -> value ^ 1L << random.nextInt(64);
      default -> random.nextInt(20);
    };
  }

  private Octets octets(byte[] octets) {
    byte[] changed = Arrays.copyOf(octets, Math.max(0, octets.length + random.nextInt(7) - 3));
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return Octets.of(random.nextInt(15) == 0 ? new byte[random.nextInt(300)] : changed);
  }
}
