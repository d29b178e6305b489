// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaTypes;

/** Javadoc of accessors: the description's words, then where the field stands. */
final class FieldDocs {
  private FieldDocs() {}

  static CodeBlock of(Body body, IrField field) {
    return of(body, field, null);
  }

  /**
   * @param lead what the accessor gives when it is not the field itself, or null
   */
  static CodeBlock of(Body body, IrField field, String lead) {
    String doc = Javadocs.escape(field.doc());
    String place = place(body, field);
    return lead == null && !doc.isBlank()
        ? Javadocs.of(doc, place)
        : Javadocs.of(lead == null ? place : lead, doc, lead == null ? "" : place);
  }

  /** {@code Octet 12, bits 0 to 3.}, {@code Octets 4 to 7.}, {@code Behind options.} */
  static String place(Body body, IrField field) {
    IrField.Position p = field.position();
    int first = p.bits() / 8;
    String behind = p.anchor() == 0 ? "" : " behind {@code " + body.plan.stem(p.anchor()) + "}";
    String start = "Octet " + first + behind;
    if (!FieldBounds.isStatic(field)) {
      String what =
          p.anchor() != 0 && first == 0 ? "Stands" + behind : "From octet " + first + behind;
      return what + (field.condition() == null ? "" : ", if it is there") + ".";
    }
    long bits = field.sizeBits().min();
    boolean isWhole = p.bits() % 8 == 0 && bits % 8 == 0;
    if (isWhole || !JavaTypes.isScalar(field.type())) {
      long last = first + bits / 8 - 1;
      return last <= first ? start + "." : "Octets " + first + " to " + last + behind + ".";
    }
    long from = p.bits() % 8;
    long to = from + bits - 1;
    return start + (to == from ? ", bit " + from : ", bits " + from + " to " + to) + ".";
  }
}
