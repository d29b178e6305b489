// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * A textual message or line.
 *
 * <p>Reading goes item by item and never back. What every reader of a text agrees on, the
 * interpreter and the generated code alike:
 *
 * <ul>
 *   <li>The <em>field of an error</em> is the item being read; for a {@link Literal} or {@link
 *       Require}, which have no id, the last named item before it, 0 when there is none. Everything
 *       that goes wrong inside {@link Lines}, in an {@link Index} over them too, has the id of the
 *       lines. Offsets count from the start of the message.
 *   <li>A token or number ends at the first octet that cannot belong to it, so at the end of what
 *       there is the answer is NEED_MORE, even when it has its largest length already. Where a text
 *       that is no stream ends with its window, the end ends the token; if more items must follow,
 *       the error is SHORT at the window's end.
 *   <li>LIMIT at offset {@code maxBytes} when so many octets are there (more than so many, if the
 *       text is no stream) and the last item is not read to its end: octets from {@code maxBytes}
 *       on are never looked at. The field is that of the item being read.
 *   <li>Constraints of a token or number are checked as soon as it has ended, in source order, and
 *       reported at the start of its value ({@code trim} applied).
 *   <li>A line is looked up in the index after its last octet was read.
 *   <li>Errors stay until the reader is reset.
 * </ul>
 *
 * @param stream whether it comes from a stream: its reader can be resumed
 * @param maxBytes the limit of the whole, or -1 for a line inside another text
 */
public record IrText(
    String qualifiedName,
    String doc,
    IrSpan span,
    boolean stream,
    long maxBytes,
    List<IrAnnotation> annotations,
    List<Item> items)
    implements IrDeclaration {

  public IrText {
    annotations = List.copyOf(annotations);
    items = List.copyOf(items);
  }

  /** One step. Ids number the named items from 1, as field ids do. */
  public sealed interface Item {
    IrSpan span();
  }

  /**
   * A run of octets of a set, as long as they last.
   *
   * @param charset qualified name of the set
   * @param min fewer octets: CHARSET at the first octet not in the set
   * @param max more octets: LIMIT at the first one too many; both count before trimming
   * @param trim spaces and tabs at both ends are not part of the value, as far as they are in the
   *     set; a value of nothing else is empty and stands at the token's end; a writer puts one
   *     space in front if a literal stands before it and the set has a space
   * @param nocase the value compares without regard to ASCII case
   */
  public record Token(
      int id,
      String name,
      String doc,
      IrSpan span,
      String charset,
      long min,
      long max,
      boolean trim,
      boolean nocase,
      List<IrField.Constraint> constraints)
      implements Item {
    public Token {
      constraints = List.copyOf(constraints);
    }
  }

  /** Octets that must stand there: LITERAL at the first that differs. */
  public record Literal(IrSpan span, Octets value) implements Item {}

  /**
   * Digits as a number, in base 16 of either case. Zeros may stand in front.
   *
   * @param minDigits fewer: DIGITS at the first octet that is no digit
   * @param maxDigits more, or a value beyond the type: LIMIT at the first digit too many
   */
  public record Digits(
      int id,
      String name,
      String doc,
      IrSpan span,
      IrType.Int type,
      int base,
      int minDigits,
      int maxDigits,
      List<IrField.Constraint> constraints)
      implements Item {
    public Digits {
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * Lines of another text until a literal stands at the beginning of a line.
   *
   * <p>An octet that does not go on with the literal makes it a line, which is then read from its
   * first octet.
   *
   * @param max one line more: LIMIT at its first octet
   */
  public record Lines(
      int id, String name, String doc, IrSpan span, String lineText, Octets until, long max)
      implements Item {}

  /**
   * A body in chunks: a head that says how many octets follow, the octets, what stands behind them;
   * again until a head says that none follow, which is the head alone. The first item of its text.
   *
   * <p>Errors in it have its id, those behind it the id of their item; heads and what stands behind
   * the chunks have a limit each, that of the text of their own that they are, the whole has none.
   *
   * @param chunkText the head, a stream
   * @param sizeItem id in that text of the digits that count the octets
   * @param dataName what the octets are called
   * @param behind what stands behind the octets of a chunk: LITERAL where it differs; may be empty
   * @param endText the items behind this one as a stream of their own, ids counted from 1; null
   *     when there are none
   */
  public record Chunked(
      int id,
      String name,
      String doc,
      IrSpan span,
      String chunkText,
      int sizeItem,
      String dataName,
      Octets behind,
      String endText)
      implements Item {}

  /** The body in chunks, or null when this is a text as others are. */
  public Chunked chunked() {
    return !items.isEmpty() && items.get(0) instanceof Chunked first ? first : null;
  }

  /**
   * Well-known lines found while reading. The value of a line is its first token behind the key.
   *
   * @param list name of the {@link Lines} it looks at
   * @param key name of the token of the line that is the key
   */
  public record Index(IrSpan span, String list, String key, boolean nocase, List<Slot> slots)
      implements Item {
    public Index {
      slots = List.copyOf(slots);
    }
  }

  /**
   * One well-known key. Checked in this order: {@code single}, {@code digits}, {@code token}.
   *
   * <p>A slot that is neither single nor a list remembers the first line with its key; every line
   * is checked.
   *
   * @param single a second line with this key: DUPLICATE at its key
   * @param list may stand several times, values separated by commas; every line is remembered
   * @param digits when not null, the value must be decimal digits of this type, zeros in front
   *     allowed: DIGITS at the first octet that is none (at the value's end when it is empty),
   *     LIMIT at the digit with which the number leaves the type
   * @param token the value must be a token of RFC 9110 section 5.6.2, of a list each element,
   *     spaces and tabs around elements and empty elements left aside: CHARSET at the first octet
   *     that is not, at the value's end when a value that is no list is empty
   */
  public record Slot(
      String name, Octets key, boolean single, boolean list, IrType.Int digits, boolean token) {}

  /**
   * A condition on what was read so far; VALUE when {@code error} is null. Reported at the start of
   * the last named item before it, at 0 when there is none.
   *
   * <p>Of a slot that is not there, the count and the value are 0.
   */
  public record Require(IrSpan span, IrExpr condition, String error) implements Item {}
}
