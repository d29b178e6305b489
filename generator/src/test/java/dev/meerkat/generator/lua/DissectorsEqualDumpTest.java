// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In tshark the dissectors show field by field what the generated dumps tell. */
class DissectorsEqualDumpTest {
  /** Changed copies of each vector; a longer run says more. */
  private static final int MUTATIONS = Integer.getInteger("meerkat.mutations", 1);

  @TempDir static Path folder;

  @BeforeAll
  static void needTshark() {
    Harness.needTshark();
  }

  @Test
  void library_vectorsCutAndChanged_sameInTshark() throws Exception {
    compare("library", CompiledDescriptions.library());
  }

  @Test
  void samples_everyConstruct_sameInTshark() throws Exception {
    int number = 0;
    for (IrProgram program : CompiledDescriptions.samples()) {
      compare("sample" + number++, CompiledDescriptions.of(program, EnumSet.allOf(Part.class)));
    }
  }

  @Test
  void sharedMessages_ofManyImplementations_sameInTshark() throws Exception {
    Path own = Files.createDirectories(folder.resolve("shared"));
    CompiledDescriptions library = CompiledDescriptions.library();
    DumpComparison comparison = new DumpComparison(library, new Harness(own, library.program()));
    SharedMessages shared =
        new SharedMessages(comparison, Boolean.getBoolean("meerkat.all") ? 1 : 8);
    shared.dns();
    shared.mqtt();
    shared.http();
    comparison.compare();
    System.out.println(comparison.report("shared messages"));
    assertEquals("", comparison.differences());
  }

  private static void compare(String name, CompiledDescriptions descriptions) throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    DumpComparison comparison =
        new DumpComparison(descriptions, new Harness(own, descriptions.program()));
    comparison.addVectors(MUTATIONS, 20261122L);
    comparison.compare();
    System.out.println(comparison.report(name));
    assertEquals("", comparison.differences());
  }
}
