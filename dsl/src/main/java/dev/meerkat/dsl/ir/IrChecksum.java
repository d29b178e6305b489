// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checksum that is computed over octets one behind the other, by a class with three static
 * methods: {@code long start()}, {@code long update(long state, byte[] b, int offset, int length)},
 * {@code long finish(long state)}.
 *
 * <p>The octets of a field that is its own checksum count as zeros. {@link #INET16} is not among
 * them: it is a sum, whose parts can be computed apart and handed over.
 *
 * @param name as a description says it; of an {@code extern} with its module
 * @param bits of the result
 * @param javaClass the class with the three methods
 */
public record IrChecksum(String name, int bits, String javaClass) {
  /** The Internet checksum of RFC 1071. */
  public static final String INET16 = "inet16";

  private static final String CORE = "dev.meerkat.core.codec.";

  private static final Map<String, IrChecksum> BUILT_IN =
      new TreeMap<>(
          Map.of(
              "crc32", builtIn("crc32", 32, "Crc32"),
              "crc32c", builtIn("crc32c", 32, "Crc32c"),
              "crc16ccitt", builtIn("crc16ccitt", 16, "Crc16Ccitt"),
              "crc16modbus", builtIn("crc16modbus", 16, "Crc16Modbus"),
              "crc16x25", builtIn("crc16x25", 16, "Crc16X25"),
              "adler32", builtIn("adler32", 32, "Adler32"),
              "fletcher16", builtIn("fletcher16", 16, "Fletcher16")));

  /** One that needs no declaration; null when there is none of the name. */
  public static IrChecksum builtIn(String name) {
    return BUILT_IN.get(name);
  }

  /** Whether it needs no declaration. */
  public boolean isBuiltIn() {
    return BUILT_IN.containsKey(name);
  }

  /** The names that need no declaration, {@link #INET16} apart. */
  public static List<String> names() {
    return List.copyOf(BUILT_IN.keySet());
  }

  private static IrChecksum builtIn(String name, int bits, String javaClass) {
    return new IrChecksum(name, bits, CORE + javaClass);
  }
}
