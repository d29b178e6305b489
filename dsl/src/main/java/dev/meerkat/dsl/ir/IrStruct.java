// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message or a struct: items in wire order.
 *
 * <p>Reading goes item by item and never back. What every reader of a struct agrees on, the
 * interpreter and the generated code alike:
 *
 * <ul>
 *   <li>A <em>scope</em> is a run of bytes with an end: the window, a region or message that a
 *       field {@code sizes}, a field that is sized or prefixed, an element of a TLV. What is read
 *       must fit the innermost scope: otherwise SHORT, at the field's first byte.
 *   <li>A field is looked at in this order: presence, SHORT, closed enumeration (ENUM), constant
 *       (CONST), constraints in source order (their name, or VALUE), then the scope that it sizes.
 *       All of them report the field's own first byte.
 *   <li>A field that {@code sizes} its own region or message opens that scope at once: LENGTH at
 *       the field when the end lies beyond the scope around it, before what was read already, or
 *       before the end of a scope inside it. One that sizes something later opens the scope when
 *       that is reached: LENGTH then too is reported by and at the field that sizes. A prefix that
 *       claims too much: LENGTH at the prefixed field.
 *   <li>A scope must be consumed: TRAILING at the first byte left over, reported by the field that
 *       owns the scope: the sized or prefixed field; for regions and messages the field that sizes
 *       them. Only the window may hold more than a message takes.
 *   <li>What goes wrong inside a part (struct, list element, element of a TLV, case of a switch
 *       that is no message) has its own kind and place, and the id of the outer field.
 *   <li>Bytes, in this order: SHORT when the extent does not fit, SHORT at the field when there are
 *       fewer than {@code min}, LIMIT at the first byte beyond {@code max}, constant, constraints.
 *       Lists: LIMIT at the first element beyond {@code max}, SHORT at the field when the list has
 *       ended with fewer than {@code min}. A TLV counts the elements that have a value.
 *   <li>A TLV's element: the tag and its constraints; then, for a tag without a case, the default
 *       case or its error at the tag; STOP and SKIP end here. For all others NOT_ALLOWED, DUPLICATE
 *       and LIMIT at the element's start, in this order; then the length; LENGTH at the length when
 *       the element would leave the scope or end before its value; then the value.
 *   <li>Behind a STOP everything to the end of the scope is padding. With {@code pad} each octet of
 *       it must have the value: PAD at the first that has not. Behind other fields with {@code pad}
 *       stand as many octets as lead to the next multiple, counted from the start of the innermost
 *       scope: SHORT at the field, or PAD. A run that goes to the end of its scope has none.
 *   <li>A switch without a case for its value is VALUE at the field, a case that is an error has
 *       its name there. A case that is a message takes its scope whole and is not looked into.
 *   <li>A checksum is verified as soon as the last of the bytes that it covers was read, behind
 *       TRAILING, and reported at its own field. A partial sum below 0 is not known: then nothing
 *       is verified, as with the policy SKIP.
 *   <li>{@code require} is reported at the first byte of the field that it names.
 *   <li>A message longer than its {@code max}: LIMIT at the first byte beyond, field 0, after all
 *       else.
 *   <li>Findings of a part stay with the part.
 * </ul>
 *
 * @param message true for a {@code message} (a layer of its own), false for a {@code struct} (a
 *     part)
 * @param sizeBits what the whole can measure, in bits, between its shortest and longest form
 * @param maxBytes the declared {@code max}, or -1
 */
public record IrStruct(
    String qualifiedName,
    String doc,
    IrSpan span,
    boolean message,
    boolean stream,
    long maxBytes,
    List<IrAnnotation> annotations,
    List<IrParam> params,
    List<IrItem> items,
    Interval sizeBits)
    implements IrDeclaration {

  public IrStruct {
    annotations = List.copyOf(annotations);
    params = List.copyOf(params);
    items = List.copyOf(items);
  }

  public boolean isFixedSize() {
    return sizeBits.isConstant();
  }

  /**
   * All fields in declaration order, those inside regions too; index i holds the field id i + 1.
   */
  public List<IrField> fields() {
    List<IrField> all = new ArrayList<>();
    collect(items, all);
    return all;
  }

  public IrField field(int id) {
    return fields().get(id - 1);
  }

  public Optional<IrField> field(String name) {
    return fields().stream().filter(f -> name.equals(f.name())).findFirst();
  }

  private static void collect(List<IrItem> items, List<IrField> into) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        into.add(field);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items(), into);
      }
    }
  }
}
