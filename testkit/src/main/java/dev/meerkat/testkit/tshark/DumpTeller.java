// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit.tshark;

import dev.meerkat.core.codec.ElementChain;
import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.codec.FieldVisitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Listens to a generated dump. */
public final class DumpTeller implements FieldVisitor {
  private static final HexFormat HEX = HexFormat.of();

  private final List<Told> told = new ArrayList<>();
  private final int start;

  /**
   * A listener.
   *
   * @param start index of the message's first octet
   */
  public DumpTeller(int start) {
    this.start = start;
  }

  public List<Told> told() {
    return told;
  }

  private void open() {
    told.add(new Told(Told.Kind.OPEN, null, ""));
  }

  private void close() {
    told.add(new Told(Told.Kind.CLOSE, null, ""));
  }

  private void tell(Told.Kind kind, String name, String value) {
    told.add(new Told(kind, name, value));
  }

  @Override
  public void beginStruct(String name, String type, int offset, int size) {
    open();
  }

  @Override
  public void endStruct() {
    close();
  }

  @Override
  public void beginRegion(String name, int offset, int size) {
    open();
  }

  @Override
  public void endRegion() {
    close();
  }

  @Override
  public void beginList(String name, int offset, int size) {
    open();
  }

  @Override
  public void endList() {
    close();
  }

  @Override
  public void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {
    open();
    number(tagName, bitOffset, bits, tag, caseName);
  }

  @Override
  public void endCase() {
    close();
  }

  @Override
  public void number(String name, long bitOffset, int bits, long value, String symbol) {
    String number = Long.toUnsignedString(value);
    tell(
        symbol == null ? Told.Kind.NUMBER : Told.Kind.NAMED,
        name,
        symbol == null ? number : symbol + " (" + number + ")");
  }

  @Override
  public void signed(String name, long bitOffset, int bits, long value) {
    tell(Told.Kind.NUMBER, name, Long.toString(value));
  }

  @Override
  public void beginFlags(String name, long bitOffset, int bits, long value) {
    tell(Told.Kind.NUMBER, name, Long.toUnsignedString(value));
  }

  @Override
  public void flag(String name, long bitOffset, boolean value) {
    tell(Told.Kind.NUMBER, name, value ? "1" : "0");
  }

  @Override
  public void flagBits(String name, long bitOffset, int bits, long value) {
    tell(Told.Kind.NUMBER, name, Long.toUnsignedString(value));
  }

  @Override
  public void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {
    if (format == FieldFormat.ASCII) {
      String text = new String(buffer, offset, length, StandardCharsets.ISO_8859_1);
      tell(Told.Kind.TEXT, name, printable(text));
    } else if (format == FieldFormat.UTF8) {
      String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
      tell(Told.Kind.TEXT, name, printable(text));
    } else {
      tell(Told.Kind.OCTETS, name, HEX.formatHex(buffer, offset, offset + length));
    }
  }

  /** Control characters as the dissector shows them. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) {
        printable.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        printable.append(c >= 0xFFFE ? '\uFFFD' : c);
      }
    }
    return printable.toString();
  }

  @Override
  public void chain(String name, ElementChain chain) {
    StringBuilder text = new StringBuilder();
    chain.appendTo(text);
    tell(Told.Kind.TEXT, name, text.toString());
  }

  @Override
  public void secret(String name, int offset, int length) {
    tell(Told.Kind.SECRET, name, "(redacted)");
  }

  @Override
  public void verdict(String name, String claim, boolean holds) {
    tell(Told.Kind.NUMBER, claim, holds ? "1" : "0");
  }

  @Override
  public void finding(String name) {
    tell(Told.Kind.FINDING, "finding", name);
  }

  @Override
  public void error(int code, String error, String field, int offset) {
    told.clear();
    boolean isPart = error.equals("NEED_MORE");
    String at = isPart ? "" : " at " + (offset - start);
    String of = field == null || isPart ? "" : " in " + field;
    tell(Told.Kind.ERROR, "error", error + at + of);
  }
}
