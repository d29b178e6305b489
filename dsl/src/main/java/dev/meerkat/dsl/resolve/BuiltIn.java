// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that need no declaration. */
public final class BuiltIn {
  /** Checksums whose partial sums can be handed in from outside: types of parameters. */
  public static final Set<String> SUMS = Set.of(IrChecksum.INET16);

  /** Literals that a text can name. */
  public static final Map<String, Octets> LITERALS =
      Map.of(
          "CRLF", octets("\r\n"),
          "SP", octets(" "),
          "HTAB", octets("\t"),
          "LF", octets("\n"));

  private static final Pattern INTEGER = Pattern.compile("[ui][0-9]{1,5}");
  private static final Set<String> RUNS = Set.of("bytes", "ascii", "utf8");

  private BuiltIn() {}

  public static boolean isInteger(String name) {
    return INTEGER.matcher(name).matches();
  }

  /** The encoding of a run of octets, or null. */
  public static IrType.Encoding encoding(String name) {
    return RUNS.contains(name) ? IrType.Encoding.valueOf(name.toUpperCase(Locale.ROOT)) : null;
  }

  public static boolean isType(String name) {
    return isInteger(name) || RUNS.contains(name) || SUMS.contains(name);
  }

  /** Names of checksums for suggestions. */
  public static List<String> checksumNames() {
    List<String> names = new ArrayList<>(SUMS);
    names.addAll(IrChecksum.names());
    return List.copyOf(names);
  }

  /** Type names for suggestions. */
  public static List<String> typeNames() {
    return List.of(
        "u1", "u4", "u8", "u16", "u24", "u32", "u63", "u64", "i8", "i16", "i32", "i64", "bytes",
        "ascii", "utf8", "inet16");
  }

  /** The octets of a built-in charset, or null: the core rules of RFC 5234, appendix B.1. */
  public static BitSet charset(String name) {
    return switch (name) {
      case "ALPHA" -> set("AZ", "az");
      case "DIGIT" -> set("09");
      case "HEXDIG" -> set("09", "AF", "af");
      case "VCHAR" -> set("!~");
      case "CHAR" -> set("\u0001\u007F");
      case "OCTET" -> set("\u0000\u00FF");
      case "WSP" -> set("  ", "\t\t");
      default -> null;
    };
  }

  public static List<String> charsetNames() {
    return List.of("ALPHA", "DIGIT", "HEXDIG", "VCHAR", "CHAR", "OCTET", "WSP");
  }

  private static BitSet set(String... ranges) {
    BitSet set = new BitSet(256);
    for (String range : ranges) {
      set.set(range.charAt(0), range.charAt(1) + 1);
    }
    return set;
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
