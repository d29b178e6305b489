// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.boundary.BoundaryVector;
import dev.meerkat.generator.boundary.BoundaryVectors;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.CompileInMemory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LawsTest {
  private static final int MUTATIONS = Integer.getInteger("laws.mutations", 2);
  private static final long SEED = Long.getLong("laws.seed", 20_261_122L);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int tried;
  private int held;

  @Test
  void library_vectorsAndSomeChanged_holdTheLaws() throws Exception {
    hold(CompiledDescriptions.library().program());
  }

  @Test
  void samples_vectorsAndSomeChanged_holdTheLaws() throws Exception {
    for (IrProgram sample : CompiledDescriptions.samples()) {
      hold(sample);
    }
  }

  private void hold(IrProgram program) throws Exception {
    Set<String> modules = Library.modules(program);
    Map<String, String> sources = new HashMap<>();
    EnumSet<Part> parts = EnumSet.of(Part.READER, Part.WRITER);
    for (GeneratedFile file :
        CodeGenerator.generate(new GenerationRequest(program, "gen", modules, parts))) {
      sources.put(file.path(), file.content());
    }
    for (IrModule module : program.modules()) {
      LawFiles.of(program, module, "gen", modules)
          .forEach(
              (path, text) -> {
                if (path.endsWith(".java") && !path.endsWith("Test.java")) {
                  sources.put(path.substring("java/".length()), text);
                }
              });
    }
    ClassLoader loader = CompileInMemory.compile(sources);
    for (IrModule module : program.modules()) {
      for (BoundaryVector vector : BoundaryVectors.of(program, module)) {
        module.structs().stream()
            .filter(s -> s.qualifiedName().equals(vector.message()))
            .forEach(s -> vector(loader, module, s, vector));
      }
    }
    System.out.printf("laws: %d inputs, %d read and written%n", tried, held);
  }

  private void vector(ClassLoader loader, IrModule module, IrStruct struct, BoundaryVector vector) {
    byte[] octets = vector.octets().toArray();
    check(loader, module, struct, octets, vector.arguments());
    for (int i = 0; i < MUTATIONS && octets.length > 0; i++) {
      byte[] changed = octets.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      check(loader, module, struct, changed, vector.arguments());
    }
  }

  private void check(
      ClassLoader loader, IrModule module, IrStruct struct, byte[] octets, List<Long> given) {
    List<Object> arguments = new ArrayList<>(List.of(octets));
    for (int i = 0; i < struct.params().size(); i++) {
      arguments.add(given.get(i));
    }
    tried++;
    try {
      Class<?> laws =
          loader.loadClass("gen." + module.lastSegment() + "." + struct.simpleName() + "Laws");
      held += (Boolean) CompiledDescriptions.callStatic(laws, "check", arguments.toArray()) ? 1 : 0;
    } catch (ReflectiveOperationException | RuntimeException broken) {
      throw new AssertionError(vector(struct, octets) + given + " of " + params(struct), broken);
    }
  }

  private static String vector(IrStruct struct, byte[] octets) {
    return struct.simpleName() + " " + HexFormat.of().formatHex(octets);
  }

  private static List<String> params(IrStruct struct) {
    return struct.params().stream().map(IrParam::name).toList();
  }

  @Test
  void messageWithOneForm_isCanonical() {
    assertEquals(Set.of(), reasons("message M { n : u8 counts xs; xs : u16[n]; }"));
  }

  @Test
  void messageWithSeveralForms_tellsWhy() {
    assertEquals(
        Set.of("M._: reserved, any value is read"), reasons("message M { a : u4; _ : u4; }"));
    assertEquals(
        Set.of("M.sum: a sum of 0 has two forms"),
        reasons("message M { a : u16; sum : u16 checks inet16(message); }"));
    assertTrue(
        reasons(
                "tlv T { tag t : u8; len l : u8 sizes value; 0 END : stop; 1 A { a : u8; } }"
                    + " message M { ts : T[..] max 9; }")
            .contains("T: padding between and behind elements"));
  }

  private static Set<String> reasons(String declarations) {
    String text = "module a.b; default endian big;\n" + declarations;
    IrProgram program = new WireCompiler().compile(CompileRequest.of("b.wire", text)).orThrow();
    IrStruct message =
        program.modules().get(0).structs().stream()
            .filter(IrStruct::message)
            .findFirst()
            .orElseThrow();
    return Canonical.reasonsAgainst(program, message);
  }
}
