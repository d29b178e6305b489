// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiredToolTest {
  @Test
  void programThatIsThere_required_isFound() {
    assertTrue(Files.isExecutable(RequiredTool.require("sh")));
  }

  @Test
  void whatIsThere_required_goesOn() {
    RequiredTool.require(true, "");
  }

  @Test
  void programThatIsNotThere_required_skipsOrFails() {
    assertThrows(absence(), () -> RequiredTool.require("no such program"));
  }

  private static Class<? extends Throwable> absence() {
    return "true".equals(System.getenv("CI"))
        ? AssertionFailedError.class
        : TestAbortedException.class;
  }
}
