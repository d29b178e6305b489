// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.interpret.Verdict;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values in words. */
final class Meaning {
  private static final int LONGEST_TEXT = 48;

  private final IrProgram program;
  private final byte[] octets;

  Meaning(IrProgram program, byte[] octets) {
    this.program = program;
    this.octets = octets;
  }

  /** A number with its name, its flags, or as it is. */
  String number(IrField field, Value.Number value, Verdict verdict) {
    return number(field.type(), value) + (verdict == null ? "" : ", " + word(verdict));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> "right";
      case WRONG -> "WRONG";
      case UNVERIFIED -> "not verified";
    };
  }

  String number(IrType type, Value.Number value) {
    String plain = plain(type, value.value());
    if (type instanceof IrType.EnumOf named) {
      for (IrEnum.Item item : program.enumeration(named.enumName()).items()) {
        if (item.first() <= value.value() && value.value() <= item.last()) {
          return plain + " (" + item.name() + ")";
        }
      }
    } else if (type instanceof IrType.FlagsOf named) {
      return plain + flags(program.flags(named.flagsName()), value.value());
    }
    return plain;
  }

  private static String plain(IrType type, long value) {
    boolean isFlags = type instanceof IrType.FlagsOf;
    boolean isSigned = type instanceof IrType.Int number && number.signed();
    if (isFlags) {
      return "0x" + Long.toHexString(value);
    }
    String decimal = isSigned ? Long.toString(value) : Long.toUnsignedString(value);
    boolean isLarge = Long.compareUnsigned(value, 0xFFFF) > 0 && !isSigned;
    return isLarge ? decimal + " (0x" + Long.toHexString(value) + ")" : decimal;
  }

  private static String flags(IrFlags flags, long value) {
    List<String> set = new ArrayList<>();
    for (IrFlags.Item item : flags.items()) {
      long mask = item.bits() == Long.SIZE ? -1 : (1L << item.bits()) - 1;
      long bits = value >>> item.shift() & mask;
      if (bits != 0 && item.name() != null) {
        set.add(item.bits() == 1 ? item.name() : item.name() + "=" + bits);
      }
    }
    return set.isEmpty() ? "" : " (" + String.join(", ", set) + ")";
  }

  /** Octets as the field wants to be seen. */
  String bytes(IrField field, Value.Bytes value) {
    String count = value.length() + (value.length() == 1 ? " octet" : " octets");
    if (field.secret()) {
      return "(secret, " + count + ")";
    }
    FieldFormat format = format(field);
    if (format == FieldFormat.HEX || value.length() == 0) {
      return count;
    }
    StringBuilder text = new StringBuilder();
    int shown = format.isText() ? Math.min(value.length(), LONGEST_TEXT) : value.length();
    format.append(text, octets, value.offset(), shown);
    return format.isText()
        ? quoted(text) + (shown < value.length() ? "… (" + count + ")" : "")
        : text.toString();
  }

  private static FieldFormat format(IrField field) {
    if (field.format() != null) {
      for (FieldFormat format : FieldFormat.values()) {
        if (format.name().equals(field.format().toUpperCase(Locale.ROOT))) {
          return format;
        }
      }
    }
    boolean isText =
        field.type() instanceof IrType.Bytes bytes && bytes.encoding() != IrType.Encoding.BYTES;
    return isText ? FieldFormat.UTF8 : FieldFormat.HEX;
  }

  /** Text that a terminal can be shown. */
  static String quoted(CharSequence text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> quoted.append("\\r");
        case '\n' -> quoted.append("\\n");
        case '"', '\\' -> quoted.append('\\').append(c);
        default -> {
          boolean isShown = !Character.isISOControl(c) && !Character.isSurrogate(c);
          quoted.append(isShown ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
      }
    }
    return quoted.append('"').toString();
  }
}
