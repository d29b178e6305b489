// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;

/** Tells where what was read back is not what was given to be written. */
public final class Sameness {
  private final IrProgram program;

  public Sameness(IrProgram program) {
    this.program = program;
  }

  /** The name of the first field that came back otherwise, or null. */
  public String difference(IrStruct struct, Content.Struct given, Content.Struct back) {
    for (IrField field : struct.fields()) {
      Content value = field.name() == null ? null : given.fields().get(field.name());
      if (value != null && WriterPlan.isGiven(field)) {
        String inside = difference(field.type(), value, back.fields().get(field.name()));
        if (inside != null) {
          return field.name() + inside;
        }
      }
    }
    return null;
  }

  private String difference(IrType type, Content given, Content back) {
    if (given instanceof Content.Struct struct && back instanceof Content.Struct found) {
      IrStruct part = program.struct(((IrType.StructOf) type).structName());
      return led(difference(part, struct, found));
    } else if (given instanceof Content.Case chosen && back instanceof Content.Case found) {
      IrType.Case option =
          ((IrType.Switch) type)
              .cases().stream()
                  .filter(c -> c.name().equals(chosen.name()))
                  .findFirst()
                  .orElseThrow();
      return chosen.name().equals(found.name())
          ? difference(option.type(), chosen.value(), found.value())
          : ": case " + chosen.name() + " came back as " + found.name();
    } else if (given instanceof Content.Elements list && back instanceof Content.Elements found) {
      return elements(((IrType.ListOf) type).element(), list.values(), found.values());
    } else if (given instanceof Content.Tlv run && back instanceof Content.Tlv found) {
      return elements(program.tlv(((IrType.TlvOf) type).tlvName()), run, found);
    }
    return given.equals(back) ? null : ": " + given + " came back as " + back;
  }

  private String elements(IrType type, List<Content> given, List<Content> back) {
    if (given.size() != back.size()) {
      return ": " + given.size() + " elements came back as " + back.size();
    }
    for (int i = 0; i < given.size(); i++) {
      String inside = difference(type, given.get(i), back.get(i));
      if (inside != null) {
        return "[" + i + "]" + inside;
      }
    }
    return null;
  }

  /** Elements that are a tag alone stop a run or fill it: a reader does not show them. */
  private String elements(IrTlv tlv, Content.Tlv given, Content.Tlv back) {
    List<Content.Element> before = shown(given);
    List<Content.Element> after = shown(back);
    if (before.size() != after.size()) {
      return ": " + before.size() + " elements came back as " + after.size();
    }
    for (int i = 0; i < before.size(); i++) {
      String name = before.get(i).name();
      String found = after.get(i).name();
      if (!name.equals(found)) {
        return ": element " + name + " came back as " + found;
      }
      IrTlv.Case chosen =
          tlv.cases().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
      String inside = difference(chosen.body(), before.get(i).body(), after.get(i).body());
      if (inside != null) {
        return "[" + i + "]." + inside;
      }
    }
    return null;
  }

  private static List<Content.Element> shown(Content.Tlv run) {
    return run.elements().stream().filter(e -> e.body() != null).toList();
  }

  private static String led(String inside) {
    return inside == null ? null : "." + inside;
  }
}
