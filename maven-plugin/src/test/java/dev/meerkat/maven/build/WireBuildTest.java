// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static dev.meerkat.maven.build.BuildOutcome.FAILED;
import static dev.meerkat.maven.build.BuildOutcome.GENERATED;
import static dev.meerkat.maven.build.BuildOutcome.NOTHING_DECLARED;
import static dev.meerkat.maven.build.BuildOutcome.UP_TO_DATE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.Part;
import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireBuildTest {
  private static final String PAIR_FILE = "src/main/wire/pair.wire";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new TestProject(folder);
  }

  @Test
  void build_noDescription_saysSoAndMakesNoFolder() throws Exception {
    BuildResult result = project.build();

    assertEquals(NOTHING_DECLARED, result.outcome());
    assertTrue(result.sentence().endsWith(project.path("src/main/wire").toString()));
    assertFalse(Files.exists(project.path("target")));
  }

  @Test
  void build_firstTime_generates() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);

    assertEquals(GENERATED, project.build().outcome());

    assertTrue(project.generated().containsAll(List.of("pair/PairReader.java", "pair/Pair.java")));
  }

  @Test
  void build_nothingChanged_touchesNothing() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    project.age();

    assertEquals(UP_TO_DATE, project.build().outcome());

    assertEquals(List.of(), project.young());
    assertEquals(
        TestProject.LONG_AGO,
        Files.getLastModifiedTime(project.path("target/gen/.meerkat-manifest")));
  }

  @Test
  void build_commentAdded_writesNoFile() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    project.age();

    project.write(PAIR_FILE, TestProject.PAIR + "// the end\n");

    assertEquals(GENERATED, project.build().outcome());
    assertEquals(List.of(), project.young());
    assertEquals(UP_TO_DATE, project.build().outcome());
  }

  @Test
  void build_oneOfTwoChanged_writesOnlyItsFiles() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.write("src/main/wire/units.wire", TestProject.UNITS);
    project.build();
    project.age();

    project.write("src/main/wire/units.wire", TestProject.UNITS.replace("u16", "u32"));
    project.build();

    assertFalse(project.young().isEmpty());
    assertTrue(project.young().stream().allMatch(f -> f.startsWith("units/")));
  }

  @Test
  void build_importedTextChanged_isNotUpToDate() throws Exception {
    project.write("src/main/wire/alarm.wire", TestProject.ALARM);
    project.write("lib/META-INF/wire/units.wire", TestProject.UNITS);
    project.libraries = List.of(project.path("lib"));
    project.build();
    assertEquals(UP_TO_DATE, project.build().outcome());

    project.write("lib/META-INF/wire/units.wire", TestProject.UNITS.replace("u16", "u32"));

    assertEquals(GENERATED, project.build().outcome());
  }

  @Test
  void build_libraryTextThatIsNotUsedChanged_isUpToDate() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.write("lib/META-INF/wire/units.wire", TestProject.UNITS);
    project.libraries = List.of(project.path("lib"));
    project.build();

    project.write("lib/META-INF/wire/units.wire", "not even a description");

    assertEquals(UP_TO_DATE, project.build().outcome());
  }

  @Test
  void build_otherPluginOfTheSameOutput_compilesButWritesNoFile() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    project.age();

    project.toolVersion = "2";

    assertEquals(GENERATED, project.build().outcome());
    assertEquals(List.of(), project.young());
  }

  @Test
  void build_otherPackage_movesTheFiles() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    List<String> before = project.generated();

    project.packageName = "org.other";
    project.build();

    assertEquals(before, project.generated());
    assertFalse(Files.exists(project.path("target/gen/com")));
  }

  @Test
  void build_fewerParts_removesTheRest() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    assertTrue(project.generated().contains("pair/PairWriter.java"));

    project.parts = Set.of(Part.READER);
    project.build();

    assertTrue(project.generated().contains("pair/PairReader.java"));
    assertFalse(project.generated().contains("pair/PairWriter.java"));
  }

  @Test
  void build_generatedFileEditedOrDeleted_isMadeAgain() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    List<String> all = project.generated();
    String reader = project.text("pair/PairReader.java");

    project.write("target/gen/com/acme/net/pair/PairReader.java", "edited");
    project.delete("target/gen/com/acme/net/pair/Pair.java");

    assertEquals(GENERATED, project.build().outcome());
    assertEquals(all, project.generated());
    assertEquals(reader, project.text("pair/PairReader.java"));
  }

  @Test
  void build_descriptionDeleted_itsFilesGo() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.write("src/main/wire/units.wire", TestProject.UNITS);
    project.build();

    project.delete("src/main/wire/units.wire");
    project.build();

    assertTrue(project.generated().stream().allMatch(f -> f.startsWith("pair/")));
  }

  @Test
  void build_lastDescriptionDeleted_allFilesGo() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();

    project.delete(PAIR_FILE);

    assertEquals(NOTHING_DECLARED, project.build().outcome());
    assertEquals(List.of(), project.generated());
  }

  @Test
  void build_onlySomeDeclared_othersAreLeftAlone() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.write("src/main/wire/broken.wire", "this is no description");
    project.protocols = List.of("pair");

    assertEquals(GENERATED, project.build().outcome());
    assertEquals(List.of(), project.log.errors);
  }

  @Test
  void build_unknownProtocol_faultAndNothingWritten() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.protocols = List.of("pear");

    BuildFault fault = assertThrows(BuildFault.class, project::build);

    assertEquals("there is no protocol 'pear'; known are acme.pair", fault.getMessage());
  }

  @Test
  void build_mistakes_allReportedWithPathAndNothingWritten() throws Exception {
    Path one = project.write("src/main/wire/one.wire", "module one;\nmessage A { a : u99; }\n");
    Path two =
        project.write(
            "src/main/wire/two.wire", "module two;\nmessage A { a : Missing; }\n\nmessage A { }\n");

    BuildResult result = project.build();

    assertEquals(FAILED, result.outcome());
    assertEquals("3 errors in 2 descriptions; nothing was generated", result.sentence());
    assertEquals(3, project.log.errors.size());
    assertTrue(project.log.errors.get(0).startsWith(one + ":2:"), project.log.errors.get(0));
    assertTrue(project.log.errors.get(1).startsWith(two + ":2:"), project.log.errors.get(1));
    assertTrue(project.log.errors.get(2).startsWith(two + ":4:"), project.log.errors.get(2));
    assertFalse(Files.exists(project.path("target")));
  }

  @Test
  void build_brokenAndMended_keepsTheLastGoodFiles() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR);
    project.build();
    project.age();
    List<String> good = project.generated();

    project.write(PAIR_FILE, TestProject.PAIR.replace("u8", "u99"));
    assertEquals(FAILED, project.build().outcome());
    assertEquals(good, project.generated());

    project.write(PAIR_FILE, TestProject.PAIR);
    assertEquals(UP_TO_DATE, project.build().outcome());
    assertEquals(List.of(), project.young());
  }

  @Test
  void build_importNotFound_isReportedAtItsLine() throws Exception {
    Path file = project.write("src/main/wire/alarm.wire", TestProject.ALARM);

    assertEquals(FAILED, project.build().outcome());

    assertTrue(project.log.errors.get(0).startsWith(file + ":2:"), project.log.errors.get(0));
  }

  @Test
  void build_notADescription_isReportedNotThrown() throws Exception {
    Path file = project.write("src/main/wire/empty.wire", "");

    assertEquals(FAILED, project.build().outcome());
    assertTrue(project.log.errors.get(0).startsWith(file + ":1:"), project.log.errors.get(0));
  }

  @Test
  void build_warning_isHeardInEveryBuild() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR + "error NEVER;\n");

    assertEquals(GENERATED, project.build().outcome());
    project.age();
    assertEquals(GENERATED, project.build().outcome());

    assertEquals(2, project.log.warnings.size());
    assertEquals(List.of(), project.young());
  }

  @Test
  void build_warningThatFails_generatesNothing() throws Exception {
    project.write(PAIR_FILE, TestProject.PAIR + "error NEVER;\n");
    project.failOnWarnings = true;

    BuildResult result = project.build();

    assertEquals(FAILED, result.outcome());
    assertEquals(
        "1 warning in 1 description, and failOnWarnings is set; nothing was generated",
        result.sentence());
    assertFalse(Files.exists(project.path("target")));
  }

  @Test
  void build_twoModulesOfOneLastPart_refused() throws Exception {
    project.write("src/main/wire/a.wire", TestProject.PAIR);
    project.write("src/main/wire/b.wire", TestProject.PAIR.replace("acme.pair", "other.pair"));

    assertEquals(FAILED, project.build().outcome());
    assertTrue(project.log.errors.get(0).contains("W0108"), project.log.errors.get(0));
  }

  @Test
  void build_latin1Project_readAndWrittenAsSuch() throws Exception {
    project.encoding = ISO_8859_1;
    project.write(PAIR_FILE, TestProject.PAIR.replace("Two octets", "Zwei St\u00fcck"));
    project.write(PAIR_FILE, TestProject.PAIR.replace("message", "/// Zwei St\u00fcck.\nmessage"));

    project.build();

    assertTrue(project.text("pair/PairReader.java").contains("St\u00fcck"));
  }

  @Test
  void build_encodingWithoutTheCharacter_writesAnEscape() throws Exception {
    project.write(
        "lib/META-INF/wire/pair.wire",
        TestProject.PAIR.replace("message", "/// Zwei St\u00fcck.\nmessage"));
    project.libraries = List.of(project.path("lib"));
    project.protocols = List.of("pair");
    project.encoding = US_ASCII;

    project.build();

    assertTrue(project.text("pair/PairReader.java").contains("St\\u00fcck"));
  }

  @Test
  void test_importsMain_doesNotMakeItsClassesTwice() throws Exception {
    project.write("src/main/wire/units.wire", TestProject.UNITS);
    project.write("src/test/wire/alarm.wire", TestProject.ALARM);
    project.build();

    project.test = true;

    assertEquals(GENERATED, project.build().outcome());
    assertTrue(project.generated().contains("alarm/AlarmReader.java"));
    assertTrue(project.generated().stream().allMatch(f -> f.startsWith("alarm/")));
    assertEquals(UP_TO_DATE, project.build().outcome());
  }
}
