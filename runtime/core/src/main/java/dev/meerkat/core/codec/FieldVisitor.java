// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * What a generated dump tells about a message, field by field, in wire order.
 *
 * <p>The calls of one message:
 *
 * <pre>
 * beginMessage("Tcp", ...)
 *   beginRegion("header", ...)
 *     number("sourcePort", 0, 16, 443, null)
 *     beginFlags("flags", 104, 8, 18)  flag("CWR", 104, false) ... flag("FIN", 111, false)  endFlags()
 *     number("checksum", 128, 16, 0x1234, null)  verdict("checksum", "ok", true)
 *     beginList("options", 20, 4)
 *       beginCase("kind", 160, 8, 2, "MSS", 20, 4)  number("mss", 176, 16, 1460, null)  endCase()
 *     endList()
 *   endRegion()
 *   bytes("payload", FieldFormat.HEX, buffer, 24, 0)
 *   finding("reserved")
 * endMessage()
 * </pre>
 *
 * <p>Bit offsets count from bit 0 of {@code buffer[0]}, the most significant bit first; byte
 * offsets are indexes into the buffer. Elements of a list have a null name; elements of a list may
 * be numbers, bytes, structs and cases. Absent optional fields are not told. All names are
 * constants. The buffer is valid until the call returns.
 */
public interface FieldVisitor {
  /** A message (layer) begins. {@code type} is its name in the grammar. */
  default void beginMessage(String type, byte[] buffer, int offset, int size) {}

  default void endMessage() {}

  /** A part begins; {@code name} is null in a list. */
  default void beginStruct(String name, String type, int offset, int size) {}

  default void endStruct() {}

  /** A named span begins; its fields belong to what is around it. */
  default void beginRegion(String name, int offset, int size) {}

  default void endRegion() {}

  default void beginList(String name, int offset, int size) {}

  default void endList() {}

  /**
   * An element of a tag-length-value list begins.
   *
   * @param tagName field name of the tag
   * @param caseName name of the tag's case, null for the default case
   */
  default void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {}

  default void endCase() {}

  /**
   * An unsigned number; 64-bit numbers use the sign bit as top bit.
   *
   * @param symbol name of the value in its enumeration, or null
   */
  default void number(String name, long bitOffset, int bits, long value, String symbol) {}

  /** A two's complement number. */
  default void signed(String name, long bitOffset, int bits, long value) {}

  /** A flags field begins: {@link #flag} and {@link #flagBits} calls follow. */
  default void beginFlags(String name, long bitOffset, int bits, long value) {}

  default void flag(String name, long bitOffset, boolean value) {}

  /** An item of several bits inside a flags field. */
  default void flagBits(String name, long bitOffset, int bits, long value) {}

  default void endFlags() {}

  default void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {}

  /** A chain, to be shown as {@linkplain ElementChain#appendTo text}. */
  default void chain(String name, ElementChain chain) {}

  /** Bytes that must not be shown. */
  default void secret(String name, int offset, int length) {}

  /** Something computed about the field just told, such as ("checksum", "ok", true). */
  default void verdict(String name, String claim, boolean holds) {}

  /** A {@code should} that does not hold; told after the last field. */
  default void finding(String name) {}

  /**
   * The message is not valid from here on.
   *
   * @param error name of the error's kind
   * @param field name of the field, or null
   * @param offset index in the buffer
   */
  default void error(int code, String error, String field, int offset) {}
}
