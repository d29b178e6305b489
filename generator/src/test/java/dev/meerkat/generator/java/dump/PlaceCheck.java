// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.codec.FieldVisitor;
import dev.meerkat.core.codec.VarInt;
import java.util.ArrayDeque;
import java.util.Deque;

/** Compares what a dump tells with the bits at the place that it names; fields never overlap. */
final class PlaceCheck implements FieldVisitor {
  private final String title;
  private final byte[] buffer;
  private final Deque<String> open = new ArrayDeque<>();
  private long behind;
  private int numbers;
  private boolean isText;

  PlaceCheck(String title, byte[] buffer) {
    this.title = title;
    this.buffer = buffer;
  }

  int numbers() {
    return numbers;
  }

  /** Everything that was begun has ended. */
  void end() {
    assertTrue(open.isEmpty(), title + ": still open " + open);
  }

  @Override
  public void beginMessage(String type, byte[] buffer, int offset, int size) {
    isText = type.endsWith("Head") || type.endsWith("Section");
    begin("message", offset, size);
  }

  @Override
  public void endMessage() {
    assertEquals("message", open.pop(), title);
  }

  @Override
  public void beginStruct(String name, String type, int offset, int size) {
    begin("struct", offset, size);
  }

  @Override
  public void endStruct() {
    assertEquals("struct", open.pop(), title);
  }

  @Override
  public void beginRegion(String name, int offset, int size) {
    begin("region", offset, size);
  }

  @Override
  public void endRegion() {
    assertEquals("region", open.pop(), title);
  }

  @Override
  public void beginList(String name, int offset, int size) {
    begin("list", offset, size);
  }

  @Override
  public void endList() {
    assertEquals("list", open.pop(), title);
  }

  @Override
  public void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {
    number(tagName, bitOffset, bits, tag, caseName);
    begin("case", offset, size);
  }

  @Override
  public void endCase() {
    assertEquals("case", open.pop(), title);
  }

  @Override
  public void number(String name, long bitOffset, int bits, long value, String symbol) {
    numbers++;
    inOrder(name, bitOffset, bits);
    if (!isText && !isVarInt(bitOffset, bits, value)) {
      assertEquals(value, unit(name) * bits(bitOffset, bits), title + " " + name);
    }
  }

  @Override
  public void beginFlags(String name, long bitOffset, int bits, long value) {
    number(name, bitOffset, bits, value, null);
    open.push("flags");
  }

  @Override
  public void flag(String name, long bitOffset, boolean value) {
    assertEquals(value, bits(bitOffset, 1) == 1, title + " " + name);
  }

  @Override
  public void endFlags() {
    assertEquals("flags", open.pop(), title);
  }

  @Override
  public void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {
    assertEquals(this.buffer, buffer);
    inOrder(name, offset * 8L, length * 8L);
  }

  private void begin(String what, int offset, int size) {
    boolean isInside = offset >= 0 && size >= 0 && offset + size <= buffer.length;
    assertTrue(isInside, title + ": " + what + " at " + offset + ", " + size);
    open.push(what);
  }

  private void inOrder(String name, long bit, long bits) {
    assertTrue(bit >= behind, title + ": " + name + " at bit " + bit + " behind " + behind);
    assertTrue(bit + bits <= buffer.length * 8L, title + ": " + name + " ends outside");
    behind = bit + bits;
  }

  /** Whether several octets, seven bits each, are the number. */
  private boolean isVarInt(long bitOffset, int bits, long value) {
    int octets = bits / 8;
    return octets > 1
        && bits % 8 == 0
        && VarInt.spanLe(buffer, (int) (bitOffset / 8), buffer.length, octets, true) == octets
        && VarInt.getLe(buffer, (int) (bitOffset / 8), octets) == value;
  }

  private static long unit(String name) {
    return "fragment".equals(name) ? 8 : 1;
  }

  private long bits(long from, int count) {
    long value = 0;
    for (long bit = from; bit < from + count; bit++) {
      value = value << 1 | buffer[(int) (bit >> 3)] >> (7 - (int) (bit & 7)) & 1;
    }
    return value;
  }
}
