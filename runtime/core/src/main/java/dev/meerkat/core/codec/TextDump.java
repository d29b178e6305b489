// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import java.util.Objects;

/**
 * Prints a message for a reader at a terminal: a line a field, two spaces a level.
 *
 * <pre>
 * Tcp 24 bytes at 34
 *   sourcePort: 443
 *   flags: 0x12 SYN ACK
 *   checksum: 4660 (ok)
 *   options
 *     MSS (2)
 *       mss: 1460
 *   payload: 16 bytes 48545450...
 * </pre>
 *
 * <p>Control characters in text are shown as dots. Reusable, without allocation of its own.
 */
public final class TextDump implements FieldVisitor {
  private static final int HEX_LIMIT = 32;
  private static final int TEXT_LIMIT = 200;

  private final StringBuilder out;
  private int depth;

  /** Prints to the end of {@code out}; every line ends with a line feed. */
  public TextDump(StringBuilder out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  @Override
  public void beginMessage(String type, byte[] buffer, int offset, int size) {
    indent().append(type).append(' ').append(size).append(" bytes at ").append(offset);
    endLine();
    depth++;
  }

  @Override
  public void endMessage() {
    depth--;
  }

  @Override
  public void beginStruct(String name, String type, int offset, int size) {
    indent().append(name == null ? type : name);
    endLine();
    depth++;
  }

  @Override
  public void endStruct() {
    depth--;
  }

  @Override
  public void beginList(String name, int offset, int size) {
    indent().append(name);
    endLine();
    depth++;
  }

  @Override
  public void endList() {
    depth--;
  }

  @Override
  public void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {
    indent().append(caseName == null ? tagName : caseName).append(" (");
    JsonText.unsigned(out, tag);
    out.append(')');
    endLine();
    depth++;
  }

  @Override
  public void endCase() {
    depth--;
  }

  @Override
  public void number(String name, long bitOffset, int bits, long value, String symbol) {
    name(name);
    JsonText.unsigned(out, value);
    if (symbol != null) {
      out.append(" (").append(symbol).append(')');
    }
    endLine();
  }

  @Override
  public void signed(String name, long bitOffset, int bits, long value) {
    name(name).append(value);
    endLine();
  }

  @Override
  public void beginFlags(String name, long bitOffset, int bits, long value) {
    name(name).append("0x");
    for (int shift = (bits + 3 & ~3) - 4; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((int) (value >>> shift) & 15, 16));
    }
  }

  @Override
  public void flag(String name, long bitOffset, boolean value) {
    if (value) {
      out.append(' ').append(name);
    }
  }

  @Override
  public void flagBits(String name, long bitOffset, int bits, long value) {
    out.append(' ').append(name).append('=');
    JsonText.unsigned(out, value);
  }

  @Override
  public void endFlags() {
    endLine();
  }

  @Override
  public void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {
    name(name);
    int limit = format.isText() ? TEXT_LIMIT : HEX_LIMIT;
    int shown = Math.min(length, limit);
    if (format == FieldFormat.HEX) {
      out.append(length).append(shown == 0 ? " bytes" : " bytes ");
    }
    int start = out.length();
    format.append(out, buffer, offset, shown);
    if (format.isText()) {
      hideControls(start);
    }
    if (shown < length) {
      out.append("...");
    }
    endLine();
  }

  @Override
  public void chain(String name, ElementChain chain) {
    name(name);
    chain.appendTo(out);
    endLine();
  }

  @Override
  public void secret(String name, int offset, int length) {
    name(name).append("(redacted)");
    endLine();
  }

  /** Joins the line of the field that it is about. */
  @Override
  public void verdict(String name, String claim, boolean holds) {
    out.setLength(out.length() - 1);
    out.append(holds ? " (" : " (not ").append(claim).append(')');
    endLine();
  }

  @Override
  public void finding(String name) {
    indent().append("! ").append(name);
    endLine();
  }

  @Override
  public void error(int code, String error, String field, int offset) {
    indent().append("!! ").append(error);
    if (field != null) {
      out.append(" in ").append(field);
    }
    out.append(" at ").append(offset);
    endLine();
  }

  private StringBuilder name(String name) {
    indent();
    return name == null ? out.append("- ") : out.append(name).append(": ");
  }

  private StringBuilder indent() {
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
    return out;
  }

  private void endLine() {
    out.append('\n');
  }

  private void hideControls(int from) {
    for (int i = from; i < out.length(); i++) {
      if (Character.isISOControl(out.charAt(i))) {
        out.setCharAt(i, '.');
      }
    }
  }
}
