// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import java.util.Objects;

/**
 * Prints a message as one JSON object (RFC 8259) on one line.
 *
 * <p>Numbers are numbers, and a known value's name stands beside as {@code "<field>_name"}. Flags
 * are {@code {"value":18,"CWR":false,...}}, addresses text, other bytes hex digits, ASCII and UTF-8
 * strings (a byte outside is escaped as ISO 8859-1), tag-length-value lists arrays of {@code
 * {"kind":2,"name":"MSS",...}}. Regions disappear into what is around them; absent fields are left
 * out; secrets are {@code "(redacted)"}; findings are an array of names at the end; an error is
 * {@code "error":{"name":"SHORT","field":"ack","offset":8}}.
 *
 * <p>Reusable and without allocation of its own. Nesting is limited to {@value #MAX_DEPTH}, which
 * no grammar reaches.
 */
public final class JsonDump implements FieldVisitor {
  static final int MAX_DEPTH = 63;
  private static final String REDACTED = "\"(redacted)\"";

  private final StringBuilder out;

  /** Bit d is set when something already stands in the object or array at depth d. */
  private long filled;

  private int depth;
  private String messageName;
  private boolean inFindings;

  /** Prints to the end of {@code out}. */
  public JsonDump(StringBuilder out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * Opens an object under a name of the caller's own: for layers and other wrapping around
   * messages. A null name stands for the outermost object or for an element of a list.
   */
  public void beginObject(String name) {
    open(name, '{');
  }

  public void endObject() {
    close('}');
  }

  /** A field of the caller's own whose value is text. */
  public void text(String name, String value) {
    key(name);
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      JsonText.character(out, value.charAt(i));
    }
    out.append('"');
  }

  /** A field of the caller's own: {@code whole} and nine digits behind the point. */
  public void decimal(String name, long whole, int billionths) {
    key(name);
    out.append(whole).append('.');
    for (int unit = 100_000_000; unit > 0; unit /= 10) {
      out.append((char) ('0' + billionths / unit % 10));
    }
  }

  /** Gives the next message a name, so that it becomes a member of the object that is open. */
  public JsonDump member(String name) {
    messageName = name;
    return this;
  }

  @Override
  public void beginMessage(String type, byte[] buffer, int offset, int size) {
    open(messageName, '{');
    messageName = null;
  }

  @Override
  public void endMessage() {
    close('}');
  }

  @Override
  public void beginStruct(String name, String type, int offset, int size) {
    open(name, '{');
  }

  @Override
  public void endStruct() {
    close('}');
  }

  @Override
  public void beginList(String name, int offset, int size) {
    open(name, '[');
  }

  @Override
  public void endList() {
    close(']');
  }

  @Override
  public void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {
    open(null, '{');
    key(tagName);
    JsonText.unsigned(out, tag);
    if (caseName != null) {
      string("name", caseName);
    }
  }

  @Override
  public void endCase() {
    close('}');
  }

  @Override
  public void number(String name, long bitOffset, int bits, long value, String symbol) {
    key(name);
    JsonText.unsigned(out, value);
    if (symbol != null && name != null) {
      suffixedKey(name, "name");
      out.append('"').append(symbol).append('"');
    }
  }

  @Override
  public void signed(String name, long bitOffset, int bits, long value) {
    key(name);
    out.append(value);
  }

  @Override
  public void beginFlags(String name, long bitOffset, int bits, long value) {
    open(name, '{');
    key("value");
    JsonText.unsigned(out, value);
  }

  @Override
  public void flag(String name, long bitOffset, boolean value) {
    key(name);
    out.append(value);
  }

  @Override
  public void flagBits(String name, long bitOffset, int bits, long value) {
    key(name);
    JsonText.unsigned(out, value);
  }

  @Override
  public void endFlags() {
    close('}');
  }

  @Override
  public void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {
    key(name);
    out.append('"');
    if (format.isText()) {
      JsonText.escaped(out, format == FieldFormat.UTF8, buffer, offset, length);
    } else {
      format.append(out, buffer, offset, length);
    }
    out.append('"');
  }

  @Override
  public void chain(String name, ElementChain chain) {
    key(name);
    out.append('"');
    int start = out.length();
    chain.appendTo(out);
    for (int i = out.length() - 1; i >= start; i--) {
      if (out.charAt(i) == '"' || out.charAt(i) == '\\') {
        out.insert(i, '\\');
      }
    }
    out.append('"');
  }

  @Override
  public void secret(String name, int offset, int length) {
    key(name);
    out.append(REDACTED);
  }

  @Override
  public void verdict(String name, String claim, boolean holds) {
    suffixedKey(name, claim);
    out.append(holds);
  }

  @Override
  public void finding(String name) {
    if (!inFindings) {
      open("findings", '[');
      inFindings = true;
    }
    separate();
    out.append('"').append(name).append('"');
  }

  @Override
  public void error(int code, String error, String field, int offset) {
    open("error", '{');
    string("name", error);
    if (field != null) {
      string("field", field);
    }
    key("offset");
    out.append(offset);
    close('}');
  }

  private void string(String name, String value) {
    key(name);
    out.append('"').append(value).append('"');
  }

  private void open(String name, char bracket) {
    key(name);
    out.append(bracket);
    depth++;
    assert depth <= MAX_DEPTH : depth;
    filled &= ~(1L << depth);
  }

  private void close(char bracket) {
    endFindings();
    assert depth > 0;
    out.append(bracket);
    depth--;
  }

  private void key(String name) {
    endFindings();
    separate();
    if (name != null) {
      out.append('"').append(name).append("\":");
    }
  }

  private void suffixedKey(String name, String suffix) {
    endFindings();
    separate();
    out.append('"').append(name).append('_').append(suffix).append("\":");
  }

  private void separate() {
    long bit = 1L << depth;
    if (depth > 0 && (filled & bit) != 0) {
      out.append(',');
    }
    filled |= bit;
  }

  private void endFindings() {
    if (inFindings) {
      inFindings = false;
      out.append(']');
      depth--;
    }
  }
}
