// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks lines up in the indexes over them. */
final class SlotFinder {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final List<IrText.Index> indexes = new ArrayList<>();
  private final byte[] bytes;
  private final Map<String, Value.Slot> slots;

  /** Fills {@code slots}, at first with slots that nothing was found for. */
  SlotFinder(IrText text, IrText.Lines lines, byte[] bytes, Map<String, Value.Slot> slots) {
    this.bytes = bytes;
    this.slots = slots;
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Index index && index.list().equals(lines.name())) {
        indexes.add(index);
        index.slots().forEach(slot -> slots.put(slot.name(), new Value.Slot(List.of(), 0)));
      }
    }
  }

  /** Looks at one line. */
  void look(Value.Text line, int row) throws ReadFailure {
    for (IrText.Index index : indexes) {
      Value key = line.item(index.key()).orElseThrow();
      for (IrText.Slot slot : index.slots()) {
        if (matches(key, slot, index.nocase())) {
          found(slot, key, value(line, index.key()), row);
        }
      }
    }
  }

  private boolean matches(Value key, IrText.Slot slot, boolean nocase) {
    boolean same = key.length() == slot.key().length();
    for (int i = 0; same && i < key.length(); i++) {
      int left = bytes[key.offset() + i] & 0xFF;
      int right = slot.key().at(i);
      same = nocase ? lower(left) == lower(right) : left == right;
    }
    return same;
  }

  private static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }

  /** The first token behind the key. */
  private static Value value(Value.Text line, String key) {
    boolean behind = false;
    for (IrText.Item item : line.type().items()) {
      if (behind && item instanceof IrText.Token token) {
        return line.items().get(token.id());
      }
      behind |= key.equals(TextItems.name(item));
    }
    return new Value.Bytes(line.offset() + line.length(), 0);
  }

  private void found(IrText.Slot slot, Value key, Value value, int row) throws ReadFailure {
    Value.Slot before = slots.get(slot.name());
    if (slot.single() && !before.rows().isEmpty()) {
      throw ReadFailure.of(IrErrorKind.DUPLICATE, key.offset(), 0);
    }
    long number = slot.digits() == null ? 0 : number(slot, value);
    if (slot.token()) {
      tokens(slot, value);
    }
    if (before.rows().isEmpty()) {
      slots.put(slot.name(), new Value.Slot(List.of(row), number));
    } else if (slot.list()) {
      List<Integer> rows = new ArrayList<>(before.rows());
      rows.add(row);
      slots.put(slot.name(), new Value.Slot(rows, before.value()));
    }
  }

  private long number(IrText.Slot slot, Value value) throws ReadFailure {
    Decimal number = new Decimal(10, slot.digits());
    int end = value.offset() + value.length();
    for (int i = value.offset(); i < end; i++) {
      if (!number.isDigit(bytes[i] & 0xFF)) {
        throw ReadFailure.of(IrErrorKind.DIGITS, i, 0);
      }
      if (!number.add(bytes[i])) {
        throw ReadFailure.of(IrErrorKind.LIMIT, i, 0);
      }
    }
    if (value.length() == 0) {
      throw ReadFailure.of(IrErrorKind.DIGITS, end, 0);
    }
    return number.value();
  }

  private void tokens(IrText.Slot slot, Value value) throws ReadFailure {
    int end = value.offset() + value.length();
    if (value.length() == 0 && !slot.list()) {
      throw ReadFailure.of(IrErrorKind.CHARSET, end, 0);
    }
    int from = value.offset();
    for (int i = from; i <= end; i++) {
      if (i == end || slot.list() && bytes[i] == ',') {
        token(from, i, slot.list());
        from = i + 1;
      }
    }
  }

  private void token(int from, int to, boolean trim) throws ReadFailure {
    int first = from;
    int end = to;
    while (trim && first < end && isBlank(bytes[first])) {
      first++;
    }
    while (trim && first < end && isBlank(bytes[end - 1])) {
      end--;
    }
    for (int i = first; i < end; i++) {
      if (!isTokenOctet(bytes[i] & 0xFF)) {
        throw ReadFailure.of(IrErrorKind.CHARSET, i, 0);
      }
    }
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean isTokenOctet(int octet) {
    return octet >= '0' && octet <= '9'
        || lower(octet) >= 'a' && lower(octet) <= 'z'
        || TOKEN_MARKS.indexOf(octet) >= 0;
  }
}
