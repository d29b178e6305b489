// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SharedDataTest {
  @Test
  void folderThatIsThere_required_isFound() {
    assertTrue(Files.isDirectory(SharedData.require("data/pcaps")));
  }

  @Test
  void fileThatIsNotThere_required_skipsOrFails() {
    Class<? extends Throwable> expected =
        "true".equals(System.getenv("CI"))
            ? AssertionFailedError.class
            : TestAbortedException.class;

    assertThrows(expected, () -> SharedData.require("data/no such file"));
  }
}
