// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Vectors of one text that comes from a stream. */
final class TextBoundaries {
  private static final int MOST_CUT = 400;
  private static final int MOST_CHANGED = 75;

  private final IrProgram program;
  private final IrText text;
  private final Judge judge;
  private final Set<String> made = new HashSet<>();
  private final Map<Octets, BoundaryVector> found = new LinkedHashMap<>();

  TextBoundaries(IrProgram program, IrText text) {
    this.program = program;
    this.text = text;
    this.judge = new Judge(program, text.qualifiedName(), this::itemName);
  }

  private String itemName(int id) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token && token.id() == id) {
        return token.name();
      } else if (item instanceof IrText.Digits digits && digits.id() == id) {
        return digits.name();
      } else if (item instanceof IrText.Lines lines && lines.id() == id) {
        return lines.name();
      }
    }
    return null;
  }

  /** All of them, the examples first. */
  List<BoundaryVector> all(IrModule module) {
    List<byte[]> bases = new ArrayList<>();
    for (IrVector vector : module.vectors()) {
      if (!vector.reject() && vector.target().equals(text.qualifiedName())) {
        byte[] octets = vector.octets().toArray();
        Reading reading = judge.read(octets, List.of());
        if (reading.isOk()) {
          byte[] whole = Arrays.copyOf(octets, reading.size());
          take("example: " + vector.title(), whole);
          bases.add(whole);
        }
      }
    }
    for (byte[] base : bases) {
      change((Value.Text) judge.read(base, List.of()).value(), base);
    }
    if (found.isEmpty()) {
      take("nothing", new byte[0]);
    }
    return cut();
  }

  private void change(Value.Text value, byte[] base) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token) {
        token(token, value.items().get(token.id()), base, token.name());
      } else if (item instanceof IrText.Digits digits) {
        digits(digits, value.items().get(digits.id()), base, digits.name());
      } else if (item instanceof IrText.Lines lines) {
        lines(lines, value.items().get(lines.id()), base);
      }
    }
    for (int at = 0; at < Math.min(base.length, MOST_CHANGED); at++) {
      for (int octet : new int[] {0, '\n', '\r', ' ', 0x80}) {
        byte[] changed = base.clone();
        changed[at] = (byte) octet;
        edit(String.format("octet %d", at), String.format("0x%02x", octet), changed);
      }
    }
    edit("limit of " + text.simpleName(), "passed", TextPatch.toLength(value, base, text));
  }

  private void token(IrText.Token token, Value value, byte[] base, String path) {
    Value.Bytes run = (Value.Bytes) value;
    lengths(token.min(), token.max(), run.length())
        .forEach(
            (rule, length) ->
                edit(path, rule, TextPatch.resize(base, run.offset(), run.length(), length)));
    for (int octet = 0; octet <= 0xFF && run.length() > 0; octet++) {
      boolean isIn = program.charset(token.charset()).contains(octet);
      boolean isEdge =
          isIn != program.charset(token.charset()).contains(Math.max(0, octet - 1))
              || isIn != program.charset(token.charset()).contains(Math.min(0xFF, octet + 1));
      if (isEdge) {
        byte[] changed = base.clone();
        changed[run.offset() + run.length() - 1] = (byte) octet;
        edit(path, String.format("ends with 0x%02x", octet), changed);
      }
    }
  }

  private static Map<String, Integer> lengths(long least, long most, int length) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    lengths.put("empty", 0);
    lengths.put("one octet", 1);
    lengths.put("least -1", (int) least - 1);
    lengths.put("least", (int) least);
    if (most < BoundaryVectors.MOST_TEXT) {
      lengths.put("most -1", (int) most - 1);
      lengths.put("most", (int) most);
      lengths.put("most +1", (int) most + 1);
    }
    lengths.values().removeIf(l -> l < 0 || l == length);
    return lengths;
  }

  private void digits(IrText.Digits digits, Value value, byte[] base, String path) {
    Value.Number number = (Value.Number) value;
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("no digit", "");
    texts.put("least digits", "1".repeat(digits.minDigits()));
    texts.put("least digits -1", "1".repeat(Math.max(0, digits.minDigits() - 1)));
    if (digits.maxDigits() < Byte.MAX_VALUE) {
      texts.put("most digits", "0".repeat(digits.maxDigits() - 1) + "1");
      texts.put("most digits +1", "0".repeat(digits.maxDigits()) + "1");
    }
    for (Map.Entry<Long, String> edge : Edges.of(program, digits.type()).entrySet()) {
      texts.put(edge.getValue(), Long.toUnsignedString(edge.getKey(), digits.base()));
    }
    texts.put("beyond max", Long.toUnsignedString(-1, digits.base()) + "0");
    texts.put("sign", "-1");
    texts.forEach(
        (rule, written) ->
            edit(
                path,
                rule,
                TextPatch.replace(
                    base,
                    number.offset(),
                    number.length(),
                    written.getBytes(StandardCharsets.US_ASCII))));
  }

  private void lines(IrText.Lines lines, Value value, byte[] base) {
    Value.Elements rows = (Value.Elements) value;
    if (rows.values().isEmpty()) {
      return;
    }
    Value first = rows.values().get(0);
    byte[] line = Arrays.copyOfRange(base, first.offset(), first.offset() + first.length());
    String path = lines.name();
    edit(path, "empty", TextPatch.replace(base, rows.offset(), rows.length(), new byte[0]));
    edit(path, "first line twice", TextPatch.replace(base, rows.offset(), 0, line));
    for (int more = -1; more <= 1; more++) {
      byte[] all = TextPatch.repeated(line, (int) lines.max() + more);
      if (all.length < BoundaryVectors.MOST_TEXT) {
        String rule = "most lines" + (more == 0 ? "" : more < 0 ? " -1" : " +1");
        edit(path, rule, TextPatch.replace(base, rows.offset(), rows.length(), all));
      }
    }
    IrText shape = program.text(lines.lineText());
    for (IrText.Item item : shape.items()) {
      if (item instanceof IrText.Token token) {
        Value inside = ((Value.Text) first).items().get(token.id());
        token(token, inside, base, path + "[]." + token.name());
      }
    }
  }

  private void edit(String path, String rule, byte[] octets) {
    if (octets.length <= BoundaryVectors.MOST_TEXT
        && found.size() < BoundaryVectors.MOST
        && made.add(path + " " + rule)) {
      take(path + " " + rule, octets);
    }
  }

  private void take(String name, byte[] octets) {
    found.putIfAbsent(Octets.of(octets), judge.judged(name, List.of(), octets));
  }

  private List<BoundaryVector> cut() {
    List<BoundaryVector> all = new ArrayList<>();
    for (BoundaryVector vector : found.values()) {
      boolean isCut = vector.name().startsWith("example") && vector.octets().length() <= MOST_CUT;
      all.add(isCut ? judge.cut(vector) : vector);
    }
    return all;
  }
}
