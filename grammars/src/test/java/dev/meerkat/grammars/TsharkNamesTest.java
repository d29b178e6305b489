// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.testkit.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names that the library gives for tshark are names that tshark knows. */
class TsharkNamesTest {
  @Test
  void annotation_namesAField_thatTsharkHas() throws IOException, InterruptedException {
    Path tshark = RequiredTool.require("tshark");
    Set<String> unknown = new TreeSet<>(named());
    assertFalse(unknown.isEmpty());
    unknown.removeAll(known(tshark));
    assertEquals(Set.of(), unknown);
  }

  private static Set<String> named() {
    Set<String> names = new HashSet<>();
    for (IrModule module : Library.program().modules()) {
      for (IrStruct struct : module.structs()) {
        struct.fields().forEach(f -> f.annotations().forEach(a -> add(a, names)));
      }
      for (IrTlv tlv : module.tlvs()) {
        tlv.head().fields().forEach(f -> f.annotations().forEach(a -> add(a, names)));
        for (IrTlv.Case chosen : tlv.cases()) {
          if (chosen.body() != null) {
            chosen.body().fields().forEach(f -> f.annotations().forEach(a -> add(a, names)));
          }
        }
      }
    }
    return names;
  }

  private static void add(IrAnnotation annotation, Set<String> names) {
    if (annotation.name().equals("tshark")) {
      names.add(annotation.arguments().get(0));
    }
  }

  private static Set<String> known(Path tshark) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(tshark.toString(), "-G", "fields")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> names = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", 4);
        if (columns.length > 2 && columns[0].equals("F")) {
          names.add(columns[2]);
        }
      }
    }
    assertEquals(0, process.waitFor());
    return names;
  }
}
