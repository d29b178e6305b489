// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Library;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactsTest {
  private static final String PAIR = "module a.pair; message Pair { x : u8; y : u8; }";

  @Test
  void library_madeTwice_sameOctetsSortedByPath() {
    IrProgram library = Library.compile(Library.files(Library.folder()));
    IrProgram copy = Library.compile(Library.files(Library.folder()));
    for (IrModule module : library.modules()) {
      List<ArtefactFile> once = files(library, module);
      List<ArtefactFile> again = files(copy, copy.module(module.name()).orElseThrow());

      assertEquals(once, again, module.name());
      List<String> paths = once.stream().map(ArtefactFile::path).toList();
      assertEquals(paths.stream().sorted().toList(), paths);
      assertTrue(paths.contains("pages/" + module.lastSegment() + ".md"), paths::toString);
    }
  }

  @Test
  void textsOfAllBackends_haveNoCarriageReturn() {
    IrProgram program = pair();
    for (ArtefactFile file : files(program, program.modules().get(0))) {
      assertFalse(file.text().contains("\r"), file.path());
    }
  }

  @Test
  void names_areWordsOfTheirOwn() {
    List<String> names = Artefacts.all().stream().map(Backend::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
    names.forEach(name -> assertTrue(name.matches("[a-z]+"), name));
    names.forEach(name -> assertEquals(name, Artefacts.named(name).orElseThrow().name()));
    assertTrue(Artefacts.named("nonsense").isEmpty());
  }

  @Test
  void oneTextOfTwoBackends_standsThereOnce() {
    List<Backend> backends = List.of(fixed("one", "f/g", "x"), fixed("two", "f/g", "x"));
    assertEquals(
        List.of(ArtefactFile.text("out/f/g", "x")), Artefacts.files(backends, subject(pair())));
  }

  @Test
  void twoTextsForOnePath_areRefusedByName() {
    List<Backend> backends = List.of(fixed("one", "f/g", "x"), fixed("two", "f/g", "y"));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> Artefacts.files(backends, subject(pair())));
    assertEquals("out/f/g is written by one and by two", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../../x", "a\\b"})
  void path_outOfTheRoot_isRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> ArtefactFile.text(path, ""));
  }

  private static List<ArtefactFile> files(IrProgram program, IrModule module) {
    return Artefacts.files(Artefacts.all(), new Subject(program, module, "com.acme.net"));
  }

  private static IrProgram pair() {
    return new WireCompiler().compile(CompileRequest.of("pair.wire", PAIR)).orThrow();
  }

  private static Subject subject(IrProgram program) {
    return new Subject(program, program.modules().get(0), "com.acme.net");
  }

  private static Backend fixed(String name, String path, String text) {
    return new Backend() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String folder() {
        return "out";
      }

      @Override
      public String summary() {
        return "a test";
      }

      @Override
      public List<ArtefactFile> files(Subject subject) {
        return List.of(ArtefactFile.text(path, text));
      }
    };
  }
}
