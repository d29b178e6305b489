// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * A textual message or line.
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
   * @param min fewer octets: SHORT-of-token error of kind CHARSET at the first octet not in the set
   * @param max more octets: LIMIT at the first one too many
   * @param trim spaces and tabs at both ends are not part of the value
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
   * Digits as a number.
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

  /** Lines of another text until a literal stands at the beginning of a line. */
  public record Lines(
      int id, String name, String doc, IrSpan span, String lineText, Octets until, long max)
      implements Item {}

  /**
   * Well-known lines found while reading.
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
   * One well-known key.
   *
   * @param single a second line with this key: DUPLICATE at its key
   * @param list may stand several times, values separated by commas
   * @param digits when not null, the value must be decimal digits of this type: DIGITS or LIMIT
   * @param token the value (each element for a list) must be a token: CHARSET
   */
  public record Slot(
      String name, Octets key, boolean single, boolean list, IrType.Int digits, boolean token) {}

  /** A condition on what was read so far; VALUE when {@code error} is null. */
  public record Require(IrSpan span, IrExpr condition, String error) implements Item {}
}
