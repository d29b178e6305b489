// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the items of a text in their order. */
final class TextReader {
  private final IrProgram program;
  private final IrText text;
  private final byte[] bytes;
  private final TextInput input;
  private final int start;
  private final Map<Integer, Value> items = new HashMap<>();
  private final Map<String, Value.Slot> slots = new HashMap<>();
  private final Evaluator evaluator;
  private int lastNamed;

  TextReader(IrProgram program, IrText text, byte[] bytes, int offset, int length) {
    this(
        program, text, bytes, new TextInput(bytes, offset, length, text.stream(), text.maxBytes()));
  }

  private TextReader(IrProgram program, IrText text, byte[] bytes, TextInput input) {
    this.program = program;
    this.text = text;
    this.bytes = bytes;
    this.input = input;
    this.start = input.position();
    this.evaluator = new Evaluator(new TextNames(program, bytes, items, slots));
  }

  Value.Text read() throws ReadFailure, NeedMore {
    for (IrText.Item item : text.items()) {
      if (TextItems.id(item) != 0) {
        lastNamed = TextItems.id(item);
      }
      try {
        item(item);
      } catch (ReadFailure failure) {
        throw failure.within(lastNamed);
      }
    }
    return new Value.Text(text, start, input.position() - start, items, slots);
  }

  private void item(IrText.Item item) throws ReadFailure, NeedMore {
    if (item instanceof IrText.Token token) {
      token(token);
    } else if (item instanceof IrText.Digits digits) {
      digits(digits);
    } else if (item instanceof IrText.Literal literal) {
      literal(literal.value());
    } else if (item instanceof IrText.Lines lines) {
      lines(lines);
    } else if (item instanceof IrText.Require require && !evaluator.holds(require.condition())) {
      Value last = items.get(lastNamed);
      int offset = last == null ? start : last.offset();
      throw ReadFailure.named(require.error(), offset, lastNamed);
    }
  }

  private void token(IrText.Token token) throws ReadFailure, NeedMore {
    IrCharset set = program.charset(token.charset());
    int first = input.position();
    int end = first;
    while (!input.isEnd(end) && set.contains(input.octet(end))) {
      if (end - first == token.max()) {
        throw ReadFailure.of(IrErrorKind.LIMIT, end, 0);
      }
      end++;
    }
    if (end - first < token.min()) {
      input.octet(end);
      throw ReadFailure.of(IrErrorKind.CHARSET, end, 0);
    }
    input.moveTo(end);
    while (token.trim() && first < end && isBlank(bytes[first])) {
      first++;
    }
    while (token.trim() && first < end && isBlank(bytes[end - 1])) {
      end--;
    }
    items.put(token.id(), new Value.Bytes(first, end - first));
    check(token.constraints(), first);
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private void digits(IrText.Digits digits) throws ReadFailure, NeedMore {
    int first = input.position();
    int end = first;
    Decimal number = new Decimal(digits.base(), digits.type());
    while (!input.isEnd(end) && number.isDigit(input.octet(end))) {
      if (end - first == digits.maxDigits() || !number.add(input.octet(end))) {
        throw ReadFailure.of(IrErrorKind.LIMIT, end, 0);
      }
      end++;
    }
    if (end - first < digits.minDigits()) {
      input.octet(end);
      throw ReadFailure.of(IrErrorKind.DIGITS, end, 0);
    }
    input.moveTo(end);
    int bits = (end - first) * Byte.SIZE;
    items.put(digits.id(), new Value.Number(number.value(), (long) first << 3, bits));
    check(digits.constraints(), first);
  }

  private void check(List<IrField.Constraint> constraints, int offset) throws ReadFailure {
    for (IrField.Constraint constraint : constraints) {
      if (!constraint.should() && !evaluator.holds(constraint.condition())) {
        throw ReadFailure.named(constraint.error(), offset, 0);
      }
    }
  }

  private void literal(Octets literal) throws ReadFailure, NeedMore {
    int position = input.position();
    for (int i = 0; i < literal.length(); i++) {
      if (input.octet(position + i) != literal.at(i)) {
        throw ReadFailure.of(IrErrorKind.LITERAL, position + i, 0);
      }
    }
    input.moveTo(position + literal.length());
  }

  private void lines(IrText.Lines lines) throws ReadFailure, NeedMore {
    int first = input.position();
    IrText lineText = program.text(lines.lineText());
    List<Value> read = new ArrayList<>();
    SlotFinder finder = new SlotFinder(text, lines, bytes, slots);
    while (!isAt(lines.until())) {
      if (read.size() == lines.max()) {
        throw ReadFailure.of(IrErrorKind.LIMIT, input.position(), 0);
      }
      Value.Text line = new TextReader(program, lineText, bytes, input).read();
      finder.look(line, read.size());
      read.add(line);
    }
    items.put(lines.id(), new Value.Elements(first, input.position() - first, read));
    input.moveTo(input.position() + lines.until().length());
  }

  private boolean isAt(Octets literal) throws ReadFailure, NeedMore {
    for (int i = 0; i < literal.length(); i++) {
      if (input.octet(input.position() + i) != literal.at(i)) {
        return false;
      }
    }
    return true;
  }
}
