// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import dev.meerkat.dsl.interpret.Partial;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** Lines in the order of the octets; what no field owns has a line too. */
final class Lines {
  private final IrProgram program;
  private final byte[] octets;
  private final Meaning meaning;
  private final BiConsumer<Value.Case, Integer> messages;
  private final BiPredicate<Value.Bytes, Integer> behind;
  private final List<Line> all = new ArrayList<>();
  private int position;

  Lines(
      IrProgram program,
      byte[] octets,
      BiConsumer<Value.Case, Integer> messages,
      BiPredicate<Value.Bytes, Integer> behind) {
    this.program = program;
    this.octets = octets;
    this.meaning = new Meaning(program, octets);
    this.messages = messages;
    this.behind = behind;
  }

  byte[] octets() {
    return octets;
  }

  List<Line> all() {
    return all;
  }

  void moveTo(int offset) {
    position = offset;
  }

  /** Octets that nothing was told of. */
  void gap(int from, int to, int depth, String what) {
    int start = Math.max(from, position);
    if (start < to) {
      all.add(new Line(start, to - start, depth, what, ""));
      position = to;
    }
  }

  private void heading(int offset, int depth, String text, String doc) {
    all.add(new Line(offset, 0, depth, text, Notes.of(doc)));
  }

  private void leaf(int offset, int length, int depth, String text, String doc) {
    all.add(new Line(offset, length, depth, text, Notes.of(doc)));
    position = Math.max(position, offset + length);
  }

  /** A struct under the name of its field, or a message under its own. */
  void struct(Value.Struct struct, String name, int depth) {
    IrStruct type = struct.type();
    String what = type.message() ? type.simpleName() : name + ": " + type.simpleName();
    heading(struct.offset(), depth, what + size(struct.length()), type.doc());
    fields(struct, depth + 1);
    findings(struct, depth + 1);
  }

  private void fields(Value.Struct struct, int depth) {
    List<IrField> fields = struct.type().fields();
    for (int i = 0; i < struct.fields().size(); i++) {
      field(fields.get(i), struct.fields().get(i), struct, depth);
    }
  }

  private static String size(int length) {
    return ", " + length + (length == 1 ? " octet" : " octets");
  }

  private void findings(Value.Struct struct, int depth) {
    for (IrField field : struct.type().fields()) {
      boolean isFound =
          field.constant() != null && isSet(struct.findings(), field.constant().finding());
      for (IrField.Constraint constraint : field.constraints()) {
        isFound |= isSet(struct.findings(), constraint.finding());
      }
      if (isFound) {
        String name = field.name() == null ? "reserved" : field.name();
        heading(position, depth, "note: " + name + " is not as it should be", "");
      }
    }
  }

  private static boolean isSet(long findings, int bit) {
    return bit >= 0 && (findings >>> bit & 1) != 0;
  }

  private void field(IrField field, Value value, Value.Struct struct, int depth) {
    if (value instanceof Value.Absent) {
      return;
    }
    String name = field.name() == null ? "reserved" : field.name();
    boolean isPrefixed = field.scope() instanceof IrField.Scope.Prefixed;
    gap(position, value.offset(), depth, isPrefixed ? "length of " + name : "padding");
    if (value instanceof Value.Number number) {
      String said = meaning.number(field, number, struct.checksums().get(field.id()));
      number(number, depth, name + " = " + said, field.doc());
    } else if (value instanceof Value.Bytes run) {
      if (!behind.test(run, depth)) {
        leaf(
            run.offset(),
            run.length(),
            depth,
            name + " = " + meaning.bytes(field, run),
            field.doc());
      }
    } else {
      part(field, name, value, field.type(), depth);
    }
  }

  private void number(Value.Number number, int depth, String text, String doc) {
    int first = (int) (number.bitOffset() >> 3);
    int last = (int) (number.bitOffset() + number.bits() - 1 >> 3);
    boolean isWhole = (number.bitOffset() & 7) == 0 && (number.bits() & 7) == 0;
    String bits = isWhole ? "" : bits(number, last > first);
    leaf(first, number.bits() == 0 ? 0 : last - first + 1, depth, text + bits, doc);
  }

  private static String bits(Value.Number number, boolean isWide) {
    long first = number.bitOffset() & 7;
    long last = first + number.bits() - 1;
    return first == last && !isWide
        ? "  [bit " + first + "]"
        : "  [bits " + first + "-" + last + "]";
  }

  private void part(IrField field, String name, Value value, IrType type, int depth) {
    if (value instanceof Value.Struct struct) {
      struct(struct, name, depth);
    } else if (value instanceof Value.Chain chain) {
      String text = Meaning.quoted(chain.text(octets));
      leaf(chain.offset(), chain.length(), depth, name + " = " + text, field.doc());
    } else if (value instanceof Value.Elements list) {
      elements(field, name, list, type, depth);
    } else if (value instanceof Value.Tlv run) {
      tlv(field, name, run, depth);
    } else if (value instanceof Value.Case chosen) {
      choice(field, name, chosen, type, depth);
    } else if (value instanceof Value.Number number) {
      number(number, depth, name + " = " + meaning.number(type, number), field.doc());
    } else if (value instanceof Value.Bytes run && !behind.test(run, depth)) {
      leaf(
          run.offset(), run.length(), depth, name + " = " + meaning.bytes(field, run), field.doc());
    }
  }

  private void elements(IrField field, String name, Value.Elements list, IrType type, int depth) {
    int count = list.values().size();
    String head = name + ", " + count + (count == 1 ? " element" : " elements");
    heading(list.offset(), depth, head + size(list.length()), field.doc());
    IrType element = type instanceof IrType.ListOf run ? run.element() : type;
    for (int i = 0; i < count; i++) {
      part(field, name + "[" + i + "]", list.values().get(i), element, depth + 1);
    }
  }

  private void tlv(IrField field, String name, Value.Tlv run, int depth) {
    int count = run.elements().size();
    String head = name + ", " + count + (count == 1 ? " element" : " elements");
    heading(run.offset(), depth, head + size(run.length()), field.doc());
    for (Value.Element element : run.elements()) {
      gap(position, element.offset(), depth + 1, "between elements");
      element(element, depth + 1);
    }
    gap(position, run.offset() + run.length(), depth + 1, run.stopped() ? "end" : "padding");
  }

  private void element(Value.Element element, int depth) {
    IrTlv.Case type = element.type();
    String name = type.isDefault() ? "unknown element" : type.name();
    heading(element.offset(), depth, name + size(element.length()), type.doc());
    fields(element.head(), depth + 1);
    fields(element.body(), depth + 1);
    gap(position, element.offset() + element.length(), depth + 1, "rest of the element");
  }

  private void choice(IrField field, String name, Value.Case chosen, IrType type, int depth) {
    if (chosen.message() != null) {
      int before = position;
      messages.accept(chosen, depth);
      if (position > before || chosen.length() == 0) {
        return;
      }
    }
    IrType inside = inside(type, chosen);
    if (chosen.value() == null) {
      String text = name + " = " + chosen.name() + size(chosen.length());
      leaf(chosen.offset(), chosen.length(), depth, text, field.doc());
    } else {
      part(field, name, chosen.value(), inside, depth);
    }
  }

  private static IrType inside(IrType type, Value.Case chosen) {
    if (type instanceof IrType.Switch choice) {
      for (IrType.Case option : choice.cases()) {
        if (option.name().equals(chosen.name()) && option.type() != null) {
          return option.type();
        }
      }
    }
    return type;
  }

  /** A text, item by item; literals between them have lines of their own. */
  void text(Value.Text text, int depth) {
    String simple = text.type().simpleName();
    heading(text.offset(), depth, simple + size(text.length()), text.type().doc());
    textItems(text, depth + 1);
    gap(position, text.offset() + text.length(), depth + 1, "end");
  }

  private void textItems(Value.Text text, int depth) {
    for (IrText.Item item : text.type().items()) {
      if (item instanceof IrText.Token token) {
        textLeaf(text.items().get(token.id()), token.name(), token.doc(), depth);
      } else if (item instanceof IrText.Digits digits) {
        textLeaf(text.items().get(digits.id()), digits.name(), digits.doc(), depth);
      } else if (item instanceof IrText.Lines list) {
        rows((Value.Elements) text.items().get(list.id()), list, depth);
      }
    }
  }

  private void rows(Value.Elements rows, IrText.Lines list, int depth) {
    gap(position, rows.offset(), depth, literal(position, rows.offset()));
    heading(rows.offset(), depth, list.name() + ", " + rows.values().size() + " lines", list.doc());
    for (Value row : rows.values()) {
      textItems((Value.Text) row, depth + 1);
      int end = row.offset() + row.length();
      gap(position, end, depth + 1, literal(position, end));
    }
  }

  private void textLeaf(Value value, String name, String doc, int depth) {
    gap(position, value.offset(), depth, literal(position, value.offset()));
    String shown =
        value instanceof Value.Number number
            ? Long.toUnsignedString(number.value())
            : Meaning.quoted(latin(value.offset(), value.offset() + value.length()));
    leaf(value.offset(), value.length(), depth, name + " = " + shown, doc);
  }

  private String literal(int from, int to) {
    return Meaning.quoted(latin(from, Math.max(from, to)));
  }

  private String latin(int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** What could be read, the error where it is, and the rest. */
  void broken(
      String message, int offset, int length, List<Partial> partials, Reading reading, int depth) {
    int inner = depth;
    for (Partial partial : partials) {
      IrStruct type = partial.struct().type();
      heading(partial.struct().offset(), inner, type.simpleName() + ", not valid", type.doc());
      inner++;
      fields(partial.struct(), inner);
      for (Value part : partial.parts()) {
        piece(part, inner);
      }
    }
    if (partials.isEmpty()) {
      String simple = message.substring(message.lastIndexOf('.') + 1);
      heading(offset, inner++, simple + ", not valid", "");
    }
    if (reading.status() == Reading.NEED_MORE) {
      gap(position, offset + length, inner, "so far");
      heading(offset + length, inner, "ERROR: more is needed", "");
      return;
    }
    gap(position, reading.errorOffset(), inner, "before the error");
    heading(reading.errorOffset(), inner, error(message, reading), "");
    gap(position, offset + length, inner, "not read");
  }

  private void piece(Value part, int depth) {
    if (part instanceof Value.Struct struct) {
      struct(struct, "element", depth);
    } else if (part instanceof Value.Element element) {
      element(element, depth);
    }
  }

  private String error(String message, Reading reading) {
    String field = "";
    boolean isStruct =
        program.moduleOf(message).structs().stream()
            .anyMatch(s -> s.qualifiedName().equals(message));
    if (isStruct && reading.fieldId() > 0) {
      String name = program.struct(message).field(reading.fieldId()).name();
      field = " in " + (name == null ? "reserved" : name);
    }
    return "ERROR: " + reading.kindName() + " at octet " + reading.errorOffset() + field;
  }
}
