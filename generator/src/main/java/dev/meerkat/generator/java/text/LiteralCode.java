// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;

/** Literals as conditions over whole words, with or without regard to case. */
final class LiteralCode {
  private final Octets octets;
  private final boolean nocase;

  LiteralCode(Octets octets, boolean nocase) {
    this.octets = octets;
    this.nocase = nocase;
  }

  /**
   * Whether the octets at an index, known to be inside, are not the literal: {@code
   * Bytes.getU16(in, start) != 0x0D0A}; with {@code equal} whether they are.
   */
  CodeBlock test(String index, boolean equal) {
    int length = octets.length();
    int word = length >= 8 ? 8 : Integer.highestOneBit(length);
    CodeBlock.Builder test = CodeBlock.builder();
    String join = equal ? "\n    && " : "\n    || ";
    int at = 0;
    while (at < length) {
      int from = Math.min(at, length - word);
      test.add(at == 0 ? "" : join);
      test.add(compare(index, from, word, equal));
      at = from + word;
    }
    return test.build();
  }

  private CodeBlock compare(String index, int from, int word, boolean equal) {
    String place = from == 0 ? index : index + " + " + from;
    CodeBlock load =
        switch (word) {
          case 1 -> CodeBlock.of("in[$L]", place);
          case 2 -> CodeBlock.of("$T.getU16(in, $L)", CoreTypes.BYTES, place);
          case 4 -> CodeBlock.of("$T.getI32(in, $L)", CoreTypes.BYTES, place);
          default -> CodeBlock.of("$T.getI64(in, $L)", CoreTypes.BYTES, place);
        };
    long mask = word(from, word, true);
    CodeBlock folded =
        mask == 0 ? load : CodeBlock.of("($L | $L)", load, word == 1 ? "0x20" : number(mask, word));
    return CodeBlock.of(
        "$L $L $L", folded, equal ? "==" : "!=", number(word(from, word, false), word));
  }

  /** Stores it: {@code Bytes.putU16(buffer, at, 0x0D0A);}. */
  CodeBlock stores(String buffer, String index) {
    int length = octets.length();
    int size = length >= 8 ? 8 : Integer.highestOneBit(length);
    CodeBlock.Builder stores = CodeBlock.builder();
    int at = 0;
    while (at < length) {
      int from = Math.min(at, length - size);
      String place = from == 0 ? index : index + " + " + from;
      String value = number(word(from, size, false), size);
      if (size == 1) {
        stores.addStatement("$L[$L] = $L", buffer, place, value);
      } else {
        String put = size == 2 ? "putU16" : size == 4 ? "putI32" : "putI64";
        stores.addStatement("$T.$L($L, $L, $L)", CoreTypes.BYTES, put, buffer, place, value);
      }
      at = from + size;
    }
    return stores.build();
  }

  /** The wanted word, or the bits by which the cases of its letters differ. */
  private long word(int from, int size, boolean asMask) {
    long word = 0;
    for (int i = from; i < from + size; i++) {
      int octet = octets.at(i);
      boolean isLetter = nocase && (octet | 0x20) >= 'a' && (octet | 0x20) <= 'z';
      int part = asMask ? isLetter ? 0x20 : 0 : isLetter ? octet | 0x20 : octet;
      word = word << 8 | part;
    }
    return word;
  }

  private static String number(long value, int size) {
    return switch (size) {
      case 1 -> character((int) value);
      case 2 -> String.format("0x%04X", value);
      case 4 -> String.format("0x%08X", value);
      default -> String.format("0x%016XL", value);
    };
  }

  /** {@code ':'}, {@code '\r'}, or a number where the compared byte has its sign. */
  static String character(int octet) {
    return switch (octet) {
      case '\r' -> "'\\r'";
      case '\n' -> "'\\n'";
      case '\t' -> "'\\t'";
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      default ->
          octet > 0x20 && octet < 0x7F || octet == ' '
              ? "'" + (char) octet + "'"
              : String.valueOf((byte) octet);
    };
  }

  /** For people: {@code " HTTP/1."}. */
  static String readable(Octets octets) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.at(i);
      switch (octet) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default -> {
          if (octet >= 0x20 && octet < 0x7F) {
            text.append((char) octet);
          } else {
            text.append(String.format("\\%03o", octet));
          }
        }
      }
    }
    return text.toString();
  }
}
