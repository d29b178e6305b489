// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plays every script of {@code src/test/resources/packets}: see docs/stack-scripts.md. */
class PacketScriptTest {
  @TestFactory
  Stream<DynamicTest> script_played_holds() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Script script : Script.readAll("/packets")) {
      tests.add(DynamicTest.dynamicTest(script.name(), () -> PacketRunner.run(script)));
    }
    return tests.stream();
  }

  @Test
  void scripts_counted_areHundredAndTwenty() throws IOException, URISyntaxException {
    if (System.getProperty("script") == null) {
      int count = Script.readAll("/packets").size();
      assertTrue(count >= 120, "only " + count);
    }
  }
}
