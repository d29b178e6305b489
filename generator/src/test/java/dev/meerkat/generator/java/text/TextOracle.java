// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.text.GeneratedText.Called;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.testkit.Cuts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Compares a generated reader with the interpreter: one text, any input, any way of cutting it. */
public final class TextOracle {
  /** Each call gets a new array of all that is there: enough is enough. */
  private static final int MAX_CALLS = 1500;

  private final IrText text;
  private final TextPlan plan;
  private final Interpreter interpreter;
  private final Called reader;

  TextOracle(IrProgram program, GeneratedText generated, String name) {
    this(program, "net.http." + name, generated.reader(name).target());
  }

  /** Of a reader that was compiled elsewhere. */
  public TextOracle(IrProgram program, String qualifiedName, Object generated) {
    this.text = program.text(qualifiedName);
    this.plan = TextPlanner.plan(program, text);
    this.interpreter = new Interpreter(program);
    this.reader = new Called(generated);
  }

  Called reader() {
    return reader;
  }

  /** Whole, at an odd offset, poison around it; answers what came of it. */
  public String check(byte[] input) {
    String expected = expected(input);
    byte[] buffer = new byte[input.length + 16];
    Arrays.fill(buffer, (byte) 0xA5);
    System.arraycopy(input, 0, buffer, 5, input.length);
    if (text.stream()) {
      reader.call("reset");
      reader.parse(buffer, 5, input.length);
    } else {
      reader.wrap(buffer, 5, input.length);
    }
    assertEquals(expected, actual(), () -> "input " + readable(input));
    return expected;
  }

  /** One way of cutting: the outcome is that of the whole. */
  void check(byte[] input, Cuts.Cut cut) {
    String expected = expected(input);
    reader.call("reset");
    cut.grow(
        input, (buffer, offset, length) -> reader.parse(buffer, offset, length) == Codec.NEED_MORE);
    assertEquals(expected, actual(), () -> cut + " of " + readable(input));
  }

  /** Whole, in every way of {@link Cuts}, and cut in two at every place. */
  public String checkAllWays(byte[] input) {
    String outcome = check(input);
    if (text.stream()) {
      Cuts.of(input.length).stream()
          .filter(cut -> cut.ends().size() < MAX_CALLS)
          .forEach(cut -> check(input, cut));
      if (input.length < 600) {
        Cuts.inTwo(input.length).forEach(cut -> check(input, cut));
      }
    }
    return outcome;
  }

  /** Every beginning of the input, each by itself. */
  void checkTruncations(byte[] input) {
    for (int length = 0; length < input.length; length++) {
      check(Arrays.copyOf(input, length));
    }
  }

  private String expected(byte[] input) {
    Reading reading = interpreter.read(text.qualifiedName(), input);
    if (reading.status() == Reading.NEED_MORE) {
      return "NEED_MORE";
    }
    if (!reading.isOk()) {
      return "error " + reading.status() + " at " + reading.errorOffset();
    }
    StringBuilder told = new StringBuilder("OK " + reading.size());
    Value.Text value = (Value.Text) reading.value();
    for (TextStep step : plan.steps()) {
      if (step instanceof TextStep.Token token) {
        told.append(slice(value.items().get(token.item().id())));
      } else if (step instanceof TextStep.Digits digits) {
        told.append(number(value.items().get(digits.item().id())));
      } else if (step instanceof TextStep.Lines lines) {
        Value.Elements rows = (Value.Elements) value.items().get(lines.item().id());
        rows.values().forEach(row -> told.append(line(lines, (Value.Text) row)));
        told.append(slots(lines, value));
      }
    }
    return told.toString();
  }

  private static String line(TextStep.Lines lines, Value.Text row) {
    StringBuilder told = new StringBuilder("\n");
    for (TextStep step : lines.steps()) {
      if (step instanceof TextStep.Token token) {
        told.append(slice(row.items().get(token.item().id())));
      } else if (step instanceof TextStep.Digits digits) {
        told.append(number(row.items().get(digits.item().id())));
      }
    }
    return told.toString();
  }

  private static String slots(TextStep.Lines lines, Value.Text value) {
    StringBuilder told = new StringBuilder();
    if (lines.index() != null) {
      for (IndexPlan.Slot slot : lines.index().slots()) {
        Value.Slot found = value.slots().get(slot.item().name());
        told.append("\n").append(slot.name()).append(found.rows()).append(found.value());
      }
    }
    return told.toString();
  }

  private static String slice(Value value) {
    return " " + value.offset() + "+" + value.length();
  }

  private static String number(Value value) {
    return " " + ((Value.Number) value).value() + slice(value);
  }

  private String actual() {
    int status = reader.number("status");
    if (status == Codec.NEED_MORE) {
      return "NEED_MORE";
    }
    if (status != Codec.OK) {
      assertEquals(Codec.field(status), reader.number("errorField"));
      return "error " + status + " at " + reader.number("errorOffset");
    }
    StringBuilder told = new StringBuilder("OK " + reader.number("size"));
    for (TextStep step : plan.steps()) {
      if (step instanceof TextStep.Token token) {
        told.append(slice(token.place()));
      } else if (step instanceof TextStep.Digits digits) {
        told.append(number(digits.place()));
      } else if (step instanceof TextStep.Lines lines) {
        int count = reader.number(lines.name() + "Count");
        for (int i = 0; i < count; i++) {
          told.append(line(lines, i));
        }
        told.append(slots(lines));
      }
    }
    return told.toString();
  }

  private String line(TextStep.Lines lines, int row) {
    StringBuilder told = new StringBuilder("\n");
    for (TextStep step : lines.steps()) {
      if (step instanceof TextStep.Token token) {
        told.append(slice(token.place(), row));
      } else if (step instanceof TextStep.Digits digits) {
        told.append(number(digits.place(), row));
      }
    }
    return told.toString();
  }

  private String slots(TextStep.Lines lines) {
    StringBuilder told = new StringBuilder();
    if (lines.index() != null) {
      for (IndexPlan.Slot slot : lines.index().slots()) {
        told.append("\n").append(slot.name()).append(rows(slot));
        told.append(slot.item().digits() == null ? 0 : reader.call(slot.name()));
      }
    }
    return told.toString();
  }

  private List<Integer> rows(IndexPlan.Slot slot) {
    if (slot.item().list()) {
      return IntStream.range(0, reader.number(slot.name() + "Count"))
          .mapToObj(i -> reader.number(slot.name() + "Index", i))
          .toList();
    }
    int row = reader.number(slot.name() + "Index");
    return row < 0 ? List.of() : List.of(row);
  }

  private String slice(Place place, Object... row) {
    int offset = reader.number(place.name() + "Offset", row) - reader.number("offset");
    return " " + offset + "+" + reader.number(place.name() + "Length", row);
  }

  private String number(Place place, Object... row) {
    return " " + reader.call(place.name(), row) + slice(place, row);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String readable(byte[] input) {
    StringBuilder text = new StringBuilder("\"");
    for (byte octet : input) {
      if (octet >= 0x20 && octet < 0x7F) {
        text.append((char) octet);
      } else {
        text.append(String.format("\\x%02x", octet));
      }
    }
    return text.append('"').toString();
  }
}
