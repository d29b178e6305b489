// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases that other files add to a switch. */
class ExtendSwitchTest {
  private static final SourceText BASE =
      new SourceText(
          "base.wire",
          """
          module a.base;
          enum Kind : u8 { ONE = 1 }
          struct One { x : u16; }
          struct Record {
            kind : Kind tags body;
            body : switch (kind) {
              ONE => One;
              default => bytes;
            }
          }
          struct Two { a : u8; b : u8; left : switch (a) { 1 => u8; } right : switch (b) { 1 => u8; } }
          """);

  private static final SourceText ADDING =
      new SourceText(
          "adding.wire",
          """
          module b.adding;
          import a.base;
          struct Other { y : u16; }
          extend Record {
            2, 3 => Other;
          }
          """);

  private static final SourceText MORE =
      new SourceText(
          "more.wire",
          """
          module c.more;
          import a.base;
          extend Record { 9 => utf8 prefixed u8; }
          """);

  private static CompileResult compile(Set<String> declared, SourceText... files) {
    CompileRequest request = new CompileRequest(List.of(files), SourceLocator.none(), declared);
    return new WireCompiler().compile(request);
  }

  private static List<String> cases(CompileResult result) {
    IrProgram program = result.orThrow();
    IrType type = program.struct("a.base.Record").field(2).type();
    return ((IrType.Switch) type).cases().stream().map(IrType.Case::name).toList();
  }

  private static List<String> errors(String adding) {
    return compile(null, BASE, new SourceText("adding.wire", adding)).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code().id() + " " + d.span().file() + ":" + d.span().line())
        .toList();
  }

  @Test
  void filesInAnyOrder_compiled_addTheSameCases() {
    List<SourceText> files = new ArrayList<>(List.of(BASE, ADDING, MORE));
    List<String> expected = List.of("One", "Other", "value9", "default");
    for (int i = 0; i < 3; i++) {
      Collections.rotate(files, 1);
      assertEquals(expected, cases(compile(null, files.toArray(SourceText[]::new))));
      Collections.reverse(files);
      assertEquals(expected, cases(compile(null, files.toArray(SourceText[]::new))));
    }
  }

  @Test
  void moduleThatIsNotDeclared_compiled_addsNothing() {
    assertEquals(
        List.of("One", "value9", "default"),
        cases(compile(Set.of("a.base", "c.more"), BASE, ADDING, MORE)));
  }

  @Test
  void valueOfAnother_added_isReportedWithBothPlaces() {
    SourceText again =
        new SourceText("x.wire", "module x.again;\nimport a.base;\nextend Record { 3 => u8; }\n");
    Diagnostic error =
        compile(null, again, ADDING, BASE).diagnostics().stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .orElseThrow();
    assertEquals("W0603", error.code().id());
    assertEquals("x.wire", error.span().file());
    assertTrue(error.hint().contains("adding.wire:5"), error::hint);
  }

  @Test
  void severalSwitches_extendedWithoutAField_areReported() {
    assertEquals(
        List.of("W0106 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Two { 9 => u8; }\n"));
    assertEquals(
        List.of(), errors("module b.adding;\nimport a.base;\nextend Two.left { 9 => u8; }\n"));
  }

  @Test
  void noSwitch_extended_isReported() {
    assertEquals(
        List.of("W0106 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend One { 9 => u8; }\n"));
    assertEquals(
        List.of("W0106 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Two.a { 9 => u8; }\n"));
    assertEquals(
        List.of("W0106 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Kind { 9 => u8; }\n"));
    assertEquals(
        List.of("W0101 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Nobody { 9 => u8; }\n"));
  }

  @Test
  void secondDefault_added_isReported() {
    assertEquals(
        List.of("W0603 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Record { default => bytes; }\n"));
  }
}
