// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.differential.Differential;
import dev.meerkat.generator.differential.GeneratedProgram;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BoundaryVectorsTest {
  private static final long SEED = 20_261_122;

  @TestFactory
  Stream<DynamicTest> library_eachVectorWholeAndCut_readersSayTheVerdict() {
    return tests(CompiledDescriptions.library());
  }

  @TestFactory
  Stream<DynamicTest> samples_eachVectorWholeAndCut_readersSayTheVerdict() {
    return CompiledDescriptions.samples().stream()
        .map(program -> CompiledDescriptions.of(program, Set.of(Part.READER)))
        .flatMap(BoundaryVectorsTest::tests);
  }

  private static Stream<DynamicTest> tests(CompiledDescriptions classes) {
    return classes.program().modules().stream()
        .map(m -> DynamicTest.dynamicTest(m.name(), () -> agree(classes, m)));
  }

  private static void agree(CompiledDescriptions classes, IrModule module) {
    List<BoundaryVector> vectors = BoundaryVectors.of(classes.program(), module);
    int tried = new VectorLines(classes, module.name()).run(VectorFile.text(module, vectors));
    assertTrue(tried > 0 || vectors.isEmpty());
    Set<String> names = new HashSet<>();
    Map<String, IrStruct> structs = new HashMap<>();
    module.structs().forEach(s -> structs.put(s.qualifiedName(), s));
    Differential differential =
        new Differential(new GeneratedProgram(classes.program(), classes.loader()), SEED);
    for (BoundaryVector vector : vectors) {
      IrStruct struct = structs.get(vector.message());
      assertTrue(names.add(vector.message() + " " + vector.name()), vector::name);
      if (struct != null && vector.outcome().isOk()) {
        differential.compare(struct, vector.octets().toArray(), vector.arguments());
      }
    }
    System.out.printf(
        "%s: %d boundary vectors, %d accepted, %d with their cuts%n",
        module.name(),
        vectors.size(),
        vectors.stream().filter(v -> v.outcome().isOk()).count(),
        tried);
  }

  @Test
  void number_withConditions_isTriedBesideEachBound() {
    Map<String, String> verdicts = verdicts("message M { n : u8 where n in 3..9 else ODD; }");
    assertEquals("OK 1", verdicts.get("03"));
    assertEquals("ODD at 0 in n", verdicts.get("n bound 3 -1"));
    assertEquals("OK 1", verdicts.get("n bound 9"));
    assertEquals("ODD at 0 in n", verdicts.get("n bound 9 +1"));
    assertEquals("ODD at 0 in n", verdicts.get("n max"));
  }

  @Test
  void enumeration_closed_isTriedAtEachEdge() {
    Map<String, String> verdicts =
        verdicts("closed enum E : u8 { A = 1, B = 4..6 } message M { e : E; }");
    assertEquals("OK 1", verdicts.get("e last of B"));
    assertEquals("ENUM at 0 in e", verdicts.get("e above B"));
    assertEquals("ENUM at 0 in e", verdicts.get("e below B"));
  }

  @Test
  void flags_areTriedOneByOne() {
    Map<String, String> verdicts =
        verdicts("flags F : u8 { A, B, _ : 6 } message M { f : F where f != 0; g : u8; }");
    assertEquals("OK 2", verdicts.get("f only B"));
    assertEquals("VALUE at 0 in f", verdicts.get("f min"));
  }

  @Test
  void lengthsAndCounts_areWrongByOne() {
    Map<String, String> verdicts =
        verdicts(
            """
            message M { l : u8 sizes message; c : u8 counts xs; xs : u16[c] max 3; }
            vector M "one" { hex "04 01 00 07"; }
            """);
    assertEquals("LENGTH at 0 in l", verdicts.get("l said +1"));
    assertEquals("SHORT at 4 in xs", verdicts.get("c said +1"));
    assertEquals("TRAILING at 2 in l", verdicts.get("c said -1"));
    assertEquals("OK 8", verdicts.get("xs most"));
    assertEquals("LIMIT at 8 in xs", verdicts.get("xs most +1"));
  }

  @Test
  void casesOfSwitchAndTlv_areAllTried() {
    Map<String, String> verdicts =
        verdicts(
            """
            tlv Opt { tag t : u8; len l : u8 sizes value; unique; 1 A { a : u8; } 2 B { b : u16; }
              default error ODD; }
            struct P { p : u8; } struct Q { q : u16; }
            message M { k : u8 tags body; body : switch (k) { 1 => P; 2 => Q; }
              opts : Opt[..] max 2; }
            vector M "first" { hex "01 07 01 01 09"; }
            """);
    assertEquals("OK 6", verdicts.get("body case Q"));
    assertEquals("OK 6", verdicts.get("body.Q.q max"));
    assertEquals("VALUE at 1 in body", verdicts.get("00 07 01 01 09"));
    assertEquals("OK 9", verdicts.get("opts.B added"));
    assertEquals("DUPLICATE at 5 in opts", verdicts.get("01 07 01 01 09 01 01 09"));
    assertEquals("ODD at 2 in opts", verdicts.get("opts.A.t said all ones"));
  }

  @Test
  void text_isTriedAtItsLimits() {
    Map<String, String> verdicts =
        verdicts(
            """
            charset lower = 0x61..0x7A;
            text T stream max 64 { word : token of lower 1..4; SP; n : digits u8; ";"; }
            vector T "a word" { text "ab 7;"; }
            """);
    assertEquals("OK 7", verdicts.get("word most"));
    assertEquals("LIMIT at 4 in word", verdicts.get("word most +1"));
    assertEquals("CHARSET at 0 in word", verdicts.get("word empty"));
    assertEquals("OK 7", verdicts.get("n max"));
    assertTrue(verdicts.get("n beyond max").startsWith("LIMIT"), verdicts.toString());
  }

  /** Verdicts by name, and by octets. */
  private static Map<String, String> verdicts(String declarations) {
    String text = "module a.b; default endian big; error ODD;\n" + declarations;
    IrProgram program = new WireCompiler().compile(CompileRequest.of("b.wire", text)).orThrow();
    Map<String, String> verdicts = new TreeMap<>();
    for (BoundaryVector vector : BoundaryVectors.of(program, program.modules().get(0))) {
      verdicts.put(vector.name(), vector.outcome().describe());
      verdicts.put(vector.octets().toString(), vector.outcome().describe());
    }
    return verdicts;
  }
}
