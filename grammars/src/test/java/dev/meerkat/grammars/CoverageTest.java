// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.IrVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the library says, some vector or reject shows. */
class CoverageTest {

  @Test
  void errorName_hasAReject() {
    List<String> without = new ArrayList<>();
    for (IrModule module : Library.program().modules()) {
      for (String error : module.errors().subList(0, module.declared())) {
        boolean shown =
            module.vectors().stream().anyMatch(v -> v.reject() && error.equals(v.error()));
        if (!shown) {
          without.add(module.name() + " " + error);
        }
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void caseOfATlv_hasAVector() {
    Set<String> shown = shown();
    List<String> without = new ArrayList<>();
    for (IrModule module : Library.program().modules()) {
      for (IrTlv tlv : module.tlvs()) {
        for (IrTlv.Case chosen : tlv.cases()) {
          String name = tlv.qualifiedName() + "." + chosen.name();
          if (chosen.kind() == IrTlv.Kind.VALUE && !shown.contains(name)) {
            without.add(name);
          }
        }
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void caseOfASwitch_hasAVector() {
    Set<String> shown = shown();
    List<String> without = new ArrayList<>();
    for (IrModule module : Library.program().modules()) {
      for (IrStruct struct : module.structs()) {
        for (IrField field : struct.fields()) {
          if (field.type() instanceof IrType.Switch choice) {
            for (IrType.Case chosen : choice.cases()) {
              String name = struct.qualifiedName() + "." + chosen.name();
              if (chosen.error() == null && !shown.contains(name)) {
                without.add(name);
              }
            }
          }
        }
      }
    }
    assertEquals(List.of(), without);
  }

  private static Set<String> shown() {
    Interpreter interpreter = new Interpreter(Library.program());
    Set<String> shown = new HashSet<>();
    for (IrModule module : Library.program().modules()) {
      for (IrVector vector : module.vectors()) {
        byte[] octets = vector.octets().toArray();
        Reading reading =
            interpreter.read(
                vector.target(),
                octets,
                0,
                octets.length,
                Library.arguments(vector),
                ReadOptions.DEFAULT);
        if (reading.isOk()) {
          collect(reading.value(), "", shown);
        }
      }
    }
    return shown;
  }

  private static void collect(Value value, String owner, Set<String> shown) {
    if (value instanceof Value.Struct struct) {
      struct.fields().forEach(f -> collect(f, struct.type().qualifiedName(), shown));
    } else if (value instanceof Value.Case chosen) {
      shown.add(owner + "." + chosen.name());
      if (chosen.value() != null) {
        collect(chosen.value(), owner, shown);
      }
    } else if (value instanceof Value.Elements list) {
      list.values().forEach(v -> collect(v, owner, shown));
    } else if (value instanceof Value.Tlv tlv) {
      for (Value.Element element : tlv.elements()) {
        shown.add(tlv.type().qualifiedName() + "." + element.type().name());
        collect(element.body(), owner, shown);
      }
    }
  }
}
