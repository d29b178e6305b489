// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names that the library gives for tshark are names that tshark knows. */
class TsharkNamesTest {
  private static final Path TSHARK = Path.of("/usr/bin/tshark");

  @Test
  void annotation_namesAField_thatTsharkHas() throws IOException, InterruptedException {
    boolean isThere = Files.isExecutable(TSHARK);
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(isThere, "tshark is not installed");
    }
    assumeTrue(isThere, "tshark is not installed");
    Set<String> unknown = new TreeSet<>(named());
    assertFalse(unknown.isEmpty());
    unknown.removeAll(known());
    assertEquals(Set.of(), unknown);
  }

  private static Set<String> named() {
    Set<String> names = new HashSet<>();
    for (IrModule module : Library.program().modules()) {
      for (IrStruct struct : module.structs()) {
        struct.fields().forEach(f -> f.annotations().forEach(a -> add(a, names)));
      }
      for (IrTlv tlv : module.tlvs()) {
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

  private static Set<String> known() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(TSHARK.toString(), "-G", "fields")
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
