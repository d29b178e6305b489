// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes an element of a TLV: in one call where its writer has one, field by field otherwise. */
final class ElementDriver {
  private static final Set<String> TAKEN =
      Set.of(
          "end", "wrap", "finish", "size", "count", "other", "allow", "fail", "begin", "head",
          "close");

  private ElementDriver() {}

  static void element(ContentDriver driver, IrTlv tlv, Content.Element element, Called elements) {
    IrTlv.Case chosen =
        tlv.cases().stream().filter(c -> c.name().equals(element.name())).findFirst().orElseThrow();
    String method = method(chosen);
    if (chosen.body() == null) {
      elements.call(method);
      return;
    }
    List<Object> all = arguments(chosen, element);
    int opening = chosen.isDefault() ? 1 : 0;
    if (all != null && isOneCall(elements, method, all.size())) {
      elements.call(method, all.toArray());
    } else if (elements.has(method, opening) && !isOneCall(elements, method, opening)) {
      Object[] tag = chosen.isDefault() ? new Object[] {element.tag()} : new Object[0];
      driver.open(chosen.body(), element.body(), elements.part(method, tag));
    } else {
      throw new Called.Unfit();
    }
  }

  private static boolean isOneCall(Called elements, String method, int parameters) {
    return elements.has(method, parameters)
        && elements.gives(method, parameters).isInstance(elements.object());
  }

  private static String method(IrTlv.Case chosen) {
    String camel = JavaNames.camel(chosen.name());
    boolean isTaken = TAKEN.contains(camel) || !JavaNames.accessor(chosen.name()).equals(camel);
    return chosen.isDefault() ? "other" : isTaken ? camel + "Element" : camel;
  }

  /**
   * The tag of the default case, then the fields in order, bytes with where they begin; null where
   * that cannot be said in one call.
   */
  private static List<Object> arguments(IrTlv.Case chosen, Content.Element element) {
    List<Object> arguments = new ArrayList<>();
    if (chosen.isDefault()) {
      arguments.add(element.tag());
    }
    for (IrField field : chosen.body().fields()) {
      if (!WriterPlan.isGiven(field)) {
        continue;
      }
      Content value = element.body().fields().get(field.name());
      if (value instanceof Content.Number number) {
        arguments.add(number.value());
      } else if (value instanceof Content.Bytes bytes) {
        byte[] octets = bytes.octets().toArray();
        arguments.add(octets);
        arguments.add(0);
        if (ContentDriver.fixed(field.type()) < 0) {
          arguments.add(octets.length);
        } else if (octets.length != ContentDriver.fixed(field.type())) {
          throw new Called.Unfit();
        }
      } else {
        return null;
      }
    }
    return arguments;
  }
}
