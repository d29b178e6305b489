// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * A run of tag-length-value elements.
 *
 * <p>The head of an element is a struct of its own ({@code head}): the tag field, then the length
 * field if there is one. A case with {@code kind} STOP or SKIP is the tag alone.
 *
 * @param head the fields {@code tag} and {@code len} as written; field 1 is the tag
 * @param lengthField id of the length field in {@code head}, or 0 when each case sizes itself
 * @param lengthCoversElement true for {@code sizes element}, false for {@code sizes value}
 * @param unique no tag may stand twice, {@code uniqueExcept} left aside
 */
public record IrTlv(
    String qualifiedName,
    String doc,
    IrSpan span,
    List<IrParam> params,
    IrStruct head,
    int lengthField,
    boolean lengthCoversElement,
    boolean unique,
    List<String> uniqueExcept,
    List<Case> cases)
    implements IrDeclaration {

  public IrTlv {
    params = List.copyOf(params);
    uniqueExcept = List.copyOf(uniqueExcept);
    cases = List.copyOf(cases);
  }

  /** Whether there are cases that are the tag alone: they stop the run or are passed over. */
  public boolean hasMarks() {
    return cases.stream().anyMatch(Case::isMark);
  }

  /** What a tag leads to. */
  public enum Kind {
    /** Items in {@code body}. */
    VALUE,
    /** The tag alone; the run ends, what follows in the scope is padding. */
    STOP,
    /** The tag alone; the cursor passes over it. */
    SKIP,
    /** The default case rejects. */
    ERROR
  }

  /**
   * One kind of element.
   *
   * @param tag the tag's value, or -1 for the default case
   * @param name {@code DEFAULT} for the default case
   * @param body the value's items as a struct, fields numbered from 1; null for STOP, SKIP, ERROR
   * @param error the error's name for ERROR, else null
   */
  public record Case(
      long tag, String name, String doc, IrSpan span, Kind kind, IrStruct body, String error) {
    public boolean isDefault() {
      return tag < 0;
    }

    /** The tag alone. */
    public boolean isMark() {
      return kind == Kind.STOP || kind == Kind.SKIP;
    }
  }
}
