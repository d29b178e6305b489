// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.ElementChain;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.interpret.Verdict;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.Presences;
import java.util.List;
import java.util.function.Function;

/** Asks a reader for everything that the interpreter found. */
final class ValueComparison {
  private final GeneratedProgram generated;
  private final Interpreter interpreter;
  private final JavaNames names;
  private final byte[] buffer;
  private final ReadOptions options;

  ValueComparison(
      GeneratedProgram generated, Interpreter interpreter, byte[] buffer, ReadOptions options) {
    this.generated = generated;
    this.interpreter = interpreter;
    this.names = generated.context().names();
    this.buffer = buffer;
    this.options = options;
  }

  /** A struct and the reader that stands on it. */
  void struct(Value.Struct expected, Called reader) {
    String label = expected.type().simpleName();
    assertEquals(0, reader.number("status"), label + ".status");
    assertEquals(expected.offset(), reader.number("offset"), label + ".offset");
    assertEquals(expected.length(), reader.number("size"), label + ".size");
    assertEquals(expected.findings(), reader.number("findings"), label + ".findings");
    IrStruct type = expected.type();
    body(label, expected, reader, f -> names.accessor(type, f));
    expected.regions().forEach((name, range) -> slice(label, names(name), range, reader));
  }

  private static String names(String region) {
    return JavaNames.accessor(region);
  }

  /** The fields of a struct, or of one case of a tlv. */
  private void body(
      String label, Value.Struct expected, Called reader, Function<IrField, String> accessors) {
    for (IrField field : expected.type().fields()) {
      String accessor = accessors.apply(field);
      String presence = Presences.accessor(expected.type(), field);
      if (presence != null) {
        boolean isSet = ((Value.Number) expected.field(field.id())).value() != 0;
        assertEquals(isSet, reader.truth(presence), label + "." + presence);
      } else if (accessor != null) {
        field(label + "." + accessor, field, expected.field(field.id()), accessor, reader);
        verdict(label, field, expected.checksums().get(field.id()), accessor, reader);
      }
    }
  }

  private static void verdict(
      String label, IrField field, Verdict expected, String accessor, Called reader) {
    if (field.derived() instanceof IrField.Derived.Checks) {
      assertEquals(expected != Verdict.WRONG, reader.truth(accessor + "Ok"), label + " ok");
      boolean isVerified = expected == Verdict.RIGHT || expected == Verdict.WRONG;
      assertEquals(isVerified, reader.truth(accessor + "Verified"), label + " verified");
    }
  }

  private void field(String label, IrField field, Value expected, String accessor, Called reader) {
    if (field.condition() != null) {
      boolean isThere = !(expected instanceof Value.Absent);
      String presence = "has" + JavaNames.pascal(accessor);
      assertEquals(isThere, reader.truth(presence), label + " present");
    }
    value(label, field.type(), expected, accessor, reader);
  }

  private void value(String label, IrType type, Value expected, String accessor, Called reader) {
    if (expected instanceof Value.Absent) {
      absent(label, type, accessor, reader);
    } else if (expected instanceof Value.Number number) {
      assertEquals(number.value(), reader.number(accessor), label);
      flags(label, type, number.value(), accessor, reader);
    } else if (expected instanceof Value.Bytes range) {
      slice(label, accessor, range, reader);
    } else if (expected instanceof Value.Struct struct) {
      struct(struct, reader.part(accessor));
    } else if (expected instanceof Value.Elements elements) {
      elements(label, elements, accessor, reader);
    } else if (expected instanceof Value.Chain chain) {
      chain(label, chain, reader.part(accessor));
      slice(label, accessor, new Value.Bytes(chain.offset(), chain.length()), reader);
    } else if (expected instanceof Value.Tlv tlv) {
      tlv(label, tlv, reader.part(accessor));
    } else if (expected instanceof Value.Case chosen) {
      choice(label, (IrType.Switch) type, chosen, accessor, reader);
    } else {
      throw new AssertionError(label + ": cannot compare " + expected);
    }
  }

  private static void absent(String label, IrType type, String accessor, Called reader) {
    if (type instanceof IrType.Bytes || type instanceof IrType.Switch) {
      assertEquals(0, reader.number(accessor + "Length"), label + " absent");
    } else if (type instanceof IrType.TlvOf || type instanceof IrType.ChainOf) {
      assertFalse(reader.part(accessor).truth("next"), label + " absent");
    } else if (type instanceof IrType.ListOf list) {
      boolean isCursor = list.element() instanceof IrType.StructOf;
      long count =
          isCursor ? reader.part(accessor).number("count") : reader.number(accessor + "Count");
      assertEquals(0, count, label + " absent");
    } else if (!(type instanceof IrType.StructOf)) {
      assertEquals(0, reader.number(accessor), label + " absent");
    }
  }

  private void flags(String label, IrType type, long value, String accessor, Called reader) {
    if (!(type instanceof IrType.FlagsOf named)) {
      return;
    }
    for (IrFlags.Item item : generated.program().flags(named.flagsName()).items()) {
      if (item.name() == null) {
        continue;
      }
      String method = accessor + JavaNames.pascal(item.name());
      long bits = value >>> item.shift() & (item.bits() == 64 ? -1 : (1L << item.bits()) - 1);
      if (item.bits() == 1) {
        assertEquals(bits != 0, reader.truth(method), label + " " + item.name());
      } else {
        assertEquals(bits, reader.number(method), label + " " + item.name());
      }
    }
  }

  private static void slice(String label, String accessor, Value.Bytes expected, Called reader) {
    String range = label + " " + accessor;
    assertEquals(expected.length(), reader.number(accessor + "Length"), range + " length");
    assertEquals(expected.offset(), reader.number(accessor + "Offset"), range + " offset");
  }

  private void elements(String label, Value.Elements expected, String accessor, Called reader) {
    List<Value> values = expected.values();
    boolean isCursor = reader.has(accessor) && !reader.has(accessor + "Count");
    if (!isCursor) {
      assertEquals(values.size(), reader.number(accessor + "Count"), label + " count");
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof Value.Number number) {
          assertEquals(number.value(), reader.number(accessor, i), label + "[" + i + "]");
        } else {
          long offset = reader.number(accessor + "Offset", i);
          assertEquals(values.get(i).offset(), offset, label + "[" + i + "]");
        }
      }
      return;
    }
    Called cursor = reader.part(accessor);
    assertEquals(values.size(), cursor.number("count"), label + " count");
    for (int i = 0; i < values.size(); i++) {
      assertTrue(cursor.truth("next"), label + " ends at " + i);
      assertEquals(i, cursor.number("index"), label + " index");
      struct((Value.Struct) values.get(i), cursor.part("value"));
    }
    assertFalse(cursor.truth("next"), label + " goes on");
  }

  private void chain(String label, Value.Chain expected, Called reader) {
    assertEquals(expected.offset(), reader.number("offset"), label + " offset");
    assertEquals(expected.length(), reader.number("size"), label + " size");
    assertEquals(expected.elements().size(), reader.number("count"), label + " count");
    for (Value.Bytes element : expected.elements()) {
      assertTrue(reader.truth("next"), label + " is missing " + element);
      assertEquals(element.offset(), reader.number("elementOffset"), label);
      assertEquals(element.length(), reader.number("elementLength"), label);
    }
    assertFalse(reader.truth("next"), label + " goes on");
    StringBuilder text = new StringBuilder();
    ((ElementChain) reader.object()).appendTo(text);
    assertEquals(expected.text(buffer), text.toString(), label);
  }

  private void tlv(String label, Value.Tlv expected, Called reader) {
    assertEquals(expected.elements().size(), reader.number("count"), label + " count");
    for (Value.Element element : expected.elements()) {
      String name = label + "." + element.type().name();
      assertTrue(reader.truth("next"), name + " is missing");
      assertEquals(element.offset(), reader.number("offset"), name + " offset");
      assertEquals(element.length(), reader.number("size"), name + " size");
      assertEquals(element.body().findings(), reader.number("findings"), name + " findings");
      body(name, element.head(), reader, f -> names.accessor(expected.type().head(), f));
      body(name, element.body(), reader, f -> names.accessor(expected.type(), element.type(), f));
    }
    assertFalse(reader.truth("next"), label + " goes on");
  }

  private void choice(
      String label, IrType.Switch type, Value.Case expected, String accessor, Called reader) {
    String constant = JavaNames.constant(accessor) + "_" + JavaNames.constant(expected.name());
    assertEquals(reader.constant(constant), reader.number(accessor + "Case"), label + " case");
    slice(label, accessor, new Value.Bytes(expected.offset(), expected.length()), reader);
    if (expected.message() != null) {
      layer(label, type, expected, accessor, reader);
      return;
    }
    String part = accessor + JavaNames.pascal(expected.name());
    IrType chosen =
        type.cases().stream()
            .filter(c -> c.name().equals(expected.name()))
            .findFirst()
            .orElseThrow()
            .type();
    if (expected.value() instanceof Value.Chain chain) {
      chain(label, chain, reader.part(part));
    } else if (!(expected.value() instanceof Value.Bytes)) {
      value(label + "." + expected.name(), chosen, expected.value(), part, reader);
    }
  }

  private void layer(
      String label, IrType.Switch type, Value.Case expected, String accessor, Called reader) {
    Called target = generated.reader(expected.message());
    if (target.has("checksumPolicy")) {
      target.call("checksumPolicy", options.checksums().ordinal());
    }
    long cases =
        type.cases().stream()
            .filter(
                c ->
                    c.type() instanceof IrType.StructOf s
                        && s.structName().equals(expected.message()))
            .count();
    String suffix = cases > 1 ? JavaNames.pascal(expected.name()) : "";
    reader.into("wrap" + JavaNames.pascal(accessor) + suffix, target);
    Reading reading = interpreter.open(expected, buffer, options);
    new Outcome(reading).compare(label + " layer", target);
    if (reading.isOk()) {
      struct((Value.Struct) reading.value(), target);
    }
  }
}
