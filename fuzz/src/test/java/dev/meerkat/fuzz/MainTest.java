// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.fuzz.library.WireNames;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void targets_haveNamesOfTheirOwn_andDictionariesThatAreThere() {
    Set<String> names = new HashSet<>();
    for (FuzzTarget target : FuzzTargets.all()) {
      names.add(target.name());
      if (target.dictionary() != null) {
        assertNotNull(FuzzRun.class.getResource(target.dictionary()), target.dictionary());
      }
    }
    assertEquals(FuzzTargets.all().size(), names.size(), "names are told apart");
  }

  @Test
  void everyMessageAndTextOfTheLibrary_isATarget() {
    Set<String> fuzzed =
        WireNames.all().stream().map(WireNames.Name::qualified).collect(Collectors.toSet());
    Set<String> declared = new HashSet<>();
    for (IrModule module : WireLibrary.program().modules()) {
      module.structs().stream()
          .filter(IrStruct::message)
          .forEach(struct -> declared.add(struct.qualifiedName()));
      module.texts().stream()
          .filter(text -> text.stream() && !module.isPart(text))
          .forEach(text -> declared.add(text.qualifiedName()));
    }
    assertEquals(declared, fuzzed);
    for (WireNames.Name name : WireNames.all()) {
      assertTrue(FuzzTargets.find(name.target()).isPresent(), name.target());
    }
  }

  @Test
  void whatTheFuzzerSays_isUnderstood() {
    FuzzProgress progress =
        new FuzzProgress(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), 60);
    progress.take(
        "#2097152\tpulse  cov: 412 ft: 1603 corp: 205/9614b lim: 4096 exec/s: 17000 rss: 900Mb");
    progress.take("== Java Assertion Error: status of net.tcp.Tcp");
    progress.take("artifact_prefix='x/'; Test unit written to x/crash-ab12");
    assertEquals("2097152 executions, coverage 412, features 1603, corpus 205", progress.summary());
    assertEquals("status of net.tcp.Tcp", progress.headline());
    assertEquals("x/crash-ab12", progress.finding());
  }

  @Test
  void quietFuzzer_hasNoFinding() {
    FuzzProgress progress =
        new FuzzProgress(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), 60);
    progress.take("INFO: Seed: 1");
    progress.take("artifact_prefix='x/'; Test unit written to x/slow-unit-61e4");
    assertEquals(null, progress.finding());
  }
}
