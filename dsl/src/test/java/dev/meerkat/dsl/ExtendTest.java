// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrTlv;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases that one file adds to a tlv of another. */
class ExtendTest {
  private static final String BASE =
      """
      module a.base;
      error OWN;
      tlv T { tag t : u8; len n : u8 sizes value; 1 ONE { x : u8 where x > 0 else OWN; }
              default { data : bytes[..]; } }
      struct S { list : T[..] prefixed u8; }
      """;

  private static CompileResult compile(String adding) {
    List<SourceText> sources =
        List.of(new SourceText("base.wire", BASE), new SourceText("adding.wire", adding));
    return new WireCompiler().compile(CompileRequest.of(sources, SourceLocator.none()));
  }

  private static List<String> errors(String adding) {
    return compile(adding).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code().id() + " " + d.span().file() + ":" + d.span().line())
        .toList();
  }

  @Test
  void newTag_added_standsBeforeTheDefaultCase() {
    IrModule base =
        compile(
                """
                module b.adding;
                import a.base;
                error NEW;
                struct P { y : u16 where y > 0 else NEW; }
                extend T { 2 TWO { p : P; } }
                """)
            .orThrow()
            .module("a.base")
            .orElseThrow();
    List<String> names = base.tlvs().get(0).cases().stream().map(IrTlv.Case::name).toList();
    assertEquals(List.of("ONE", "TWO", "DEFAULT"), names);
    assertEquals(List.of("OWN", "NEW"), base.errors());
  }

  @Test
  void tagOfAnother_added_isReportedWhereItIsAdded() {
    List<String> errors =
        errors(
            """
            module b.adding;
            import a.base;
            extend T {
              1 UNO { y : u16; }
            }
            """);
    assertEquals(List.of("W0604 adding.wire:4"), errors);
  }

  @Test
  void nameOfAnother_added_isReportedWhereItIsAdded() {
    List<String> errors =
        errors(
            """
            module b.adding;
            import a.base;
            extend T {
              9 ONE { y : u16; }
            }
            """);
    assertTrue(errors.contains("W0103 adding.wire:4"), errors::toString);
  }

  @Test
  void structOrNothing_extended_isReported() {
    assertEquals(
        List.of("W0106 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend S { 9 X { y : u16; } }\n"));
    assertEquals(
        List.of("W0101 adding.wire:3"),
        errors("module b.adding;\nimport a.base;\nextend Q { 9 X { y : u16; } }\n"));
  }
}
