// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of promises names diagnostics that exist, and that an example is tried for. */
class PromisesTest {
  private static final Path PROMISES = Path.of("../docs/language/promises.md");
  private static final Path DIAGNOSTICS = Path.of("../docs/language/diagnostics.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (W\\d{4}) \\|$");

  /** What was promised before the compiler was written. */
  private static final Set<Code> PROMISED =
      EnumSet.of(
          Code.NO_LIMIT,
          Code.NO_SIZE_SOURCE,
          Code.TOO_NARROW,
          Code.BELOW_ZERO,
          Code.TOO_BIG,
          Code.UNALIGNED,
          Code.CASE_OVERLAP,
          Code.TAG_OVERLAP,
          Code.ENUM_OVERLAP,
          Code.UNREACHABLE_CASE,
          Code.ALWAYS_FALSE,
          Code.ALWAYS_TRUE,
          Code.USED_EARLY,
          Code.PRESENCE_DISAGREES,
          Code.CASE_MISSING,
          Code.JAVA_COLLISION,
          Code.VECTOR_FAILS,
          Code.UNUSED_ERROR,
          Code.NO_DEFAULT);

  @Test
  void promises_eachHasANumberAndAnExampleThatIsTried() throws IOException {
    String page = Files.readString(DIAGNOSTICS);
    for (Map.Entry<String, String> promise : promises().entrySet()) {
      Pattern example = Pattern.compile("(?s)### " + promise.getValue() + " [^#]*?```wire\\n");
      assertTrue(example.matcher(page).find(), promise.getKey());
    }
  }

  @Test
  void table_holdsAllThatWasPromised() throws IOException {
    Set<String> listed = Set.copyOf(promises().values());
    Set<String> missing =
        PROMISED.stream()
            .map(Code::id)
            .filter(id -> !listed.contains(id))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), missing);
    Set<String> known = Arrays.stream(Code.values()).map(Code::id).collect(Collectors.toSet());
    assertTrue(known.containsAll(listed), listed::toString);
  }

  /** Numbers by promise. */
  private static Map<String, String> promises() throws IOException {
    Map<String, String> promises = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(PROMISES));
    while (row.find()) {
      assertEquals(null, promises.put(row.group(1), row.group(2)), row.group(1));
    }
    return promises;
  }
}
