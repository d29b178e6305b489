// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionDiffTest {
  @Test
  void library_withItself_hasNoChange() {
    IrProgram library = CompiledDescriptions.library().program();
    for (String name : List.of("net.udp", "net.arp", "net.http", "net.modbus", "net.websocket")) {
      IrModule module = library.module(name).orElseThrow();
      DescriptionDiff.Version version = new DescriptionDiff.Version(library, module);
      assertEquals(List.of(), DescriptionDiff.of(version, version), name);
    }
  }

  @Test
  void words_aboutFields_changeNothing() {
    assertEquals(
        List.of(),
        diff("message M { a : u8; }", "/// New words.\nmessage M { /// And here.\n a : u8; }"));
  }

  @Test
  void type_wider_breaksTheWireWithAnExample() {
    List<String> changes = diff("message M { a : u8; b : u8; }", "message M { a : u16; b : u8; }");
    assertTrue(changes.contains("WIRE M.a: type was u8, is u16"), changes.toString());
    assertTrue(
        changes.stream().anyMatch(c -> c.startsWith("WIRE M: an old message is refused by new")),
        changes.toString());
  }

  @Test
  void type_otherJavaType_breaksTheApi() {
    List<String> changes = diff("message M { a : u8; }", "message M { a : u32; }");
    assertTrue(changes.contains("API MReader: int a() is gone"), changes.toString());
    assertTrue(changes.contains("API MWriter: MWriter a(int) is gone"), changes.toString());
  }

  @Test
  void field_renamed_breaksTheApiAlone() {
    List<String> changes = diff("message M { a : u8; }", "message M { z : u8; }");
    assertTrue(changes.contains("COMPATIBLE M.z was called a"), changes.toString());
    assertTrue(changes.contains("API MReader: int a() is gone"), changes.toString());
    assertTrue(changes.stream().noneMatch(c -> c.startsWith("WIRE")), changes.toString());
  }

  @Test
  void field_renamedWithItsRule_breaksNoWire() {
    List<String> changes =
        diff("message M { a : u8 where a > 3; }", "message M { z : u8 where z > 3; }");
    assertTrue(changes.stream().noneMatch(c -> c.startsWith("WIRE")), changes.toString());
  }

  @Test
  void field_inTheMiddle_breaksTheWire() {
    List<String> changes =
        diff("message M { a : u8; b : u8; }", "message M { a : u8; n : u8; b : u8; }");
    assertTrue(changes.contains("WIRE M.n is new"), changes.toString());
    assertTrue(changes.stream().noneMatch(c -> c.contains("M.b")), changes.toString());
  }

  @Test
  void field_atTheEndIfMoreIsLeft_isCompatible() {
    List<String> changes = diff("message M { a : u8; }", "message M { a : u8; b : u8 if more; }");
    assertEquals(List.of("COMPATIBLE M.b is new"), changes);
  }

  @Test
  void rule_tighter_breaksTheWire() {
    List<String> changes = diff("message M { a : u8; }", "message M { a : u8 where a < 10; }");
    assertTrue(changes.contains("WIRE M.a: rule was nothing, is a < 10"), changes.toString());
  }

  @Test
  void enumeration_openWithANewName_isCompatibleClosedBreaks() {
    String open = "enum E : u8 { A = 1 } message M { e : E; }";
    String more = "enum E : u8 { A = 1, B = 2 } message M { e : E; }";
    assertEquals(List.of("COMPATIBLE E.B = 2 is new"), diff(open, more));
    List<String> changes = diff("closed " + open, "closed " + more);
    assertTrue(changes.contains("WIRE E.B = 2 is new"), changes.toString());
    assertTrue(diff(more, open).contains("API E: int B is gone"), diff(more, open).toString());
  }

  @Test
  void element_newOfATlv_isCompatibleWhereUnknownOnesAreBorne() {
    String bears = "default { b : bytes[..]; }";
    List<String> borne = diff(tlv("", bears), tlv("2 B { v : u8; }", bears));
    assertTrue(borne.contains("COMPATIBLE Opt.B (2) is new"), borne.toString());
    String refuses = "default error ODD;";
    List<String> refused = diff(tlv("", refuses), tlv("2 B { v : u8; }", refuses));
    assertTrue(refused.contains("WIRE Opt.B (2) is new"), refused.toString());
  }

  private static String tlv(String more, String otherwise) {
    return "error ODD; tlv Opt { tag t : u8; len l : u8 sizes value; 1 A { a : u8; } "
        + more
        + otherwise
        + " } message M { opts : Opt[..] max 4; }";
  }

  @Test
  void caseOfASwitch_newWhereOthersAreErrors_breaksTheWire() {
    String one = "message M { k : u8; v : switch (k) { 1 => P; } } struct P { p : u8; }";
    String two =
        "message M { k : u8; v : switch (k) { 1 => P; 2 => Q; } }"
            + " struct P { p : u8; } struct Q { q : u8; }";
    List<String> changes = diff(one, two);
    assertTrue(changes.contains("WIRE M.v: case 2, Q, is new"), changes.toString());
    assertTrue(changes.contains("COMPATIBLE struct Q is new"), changes.toString());
  }

  @Test
  void message_gone_breaksWireAndApi() {
    List<String> changes =
        diff("message M { a : u8; } message N { a : u8; }", "message M { a : u8; }");
    assertTrue(changes.contains("WIRE message N is gone"), changes.toString());
    assertTrue(changes.contains("API class NReader is gone"), changes.toString());
  }

  @Test
  void eachChange_namesBothPlaces() {
    Change change = changes("message M {\n a : u8; }", "message M {\n\n a : u16; }").get(0);
    assertEquals("old.wire:3:2", change.before().toString());
    assertEquals("new.wire:4:2", change.after().toString());
  }

  private static List<String> diff(String before, String after) {
    return changes(before, after).stream().map(c -> c.effect() + " " + c.text()).toList();
  }

  private static List<Change> changes(String before, String after) {
    return DescriptionDiff.of(version("old.wire", before), version("new.wire", after));
  }

  private static DescriptionDiff.Version version(String file, String declarations) {
    String text = "module a.b; default endian big;\n" + declarations;
    IrProgram program = new WireCompiler().compile(CompileRequest.of(file, text)).orThrow();
    return new DescriptionDiff.Version(program, program.modules().get(0));
  }
}
