// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.meerkat.fuzz.target.Target;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Inputs that once broke a claim: {@code src/test/resources/dev/meerkat/fuzz/found/TARGET/}. */
class FoundInputsTest {
  @TestFactory
  List<DynamicTest> foundOnce_replayed_holdTheClaims() throws IOException, URISyntaxException {
    Path found = Path.of(FoundInputsTest.class.getResource("found").toURI());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : list(found)) {
      String name = folder.getFileName().toString();
      Target target = FuzzTargets.find(name).orElseThrow().maker().get();
      for (Path input : list(folder)) {
        tests.add(
            DynamicTest.dynamicTest(
                name + " " + input.getFileName(), () -> target.accept(Files.readAllBytes(input))));
      }
    }
    assertFalse(tests.isEmpty(), "there are some");
    return tests;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
