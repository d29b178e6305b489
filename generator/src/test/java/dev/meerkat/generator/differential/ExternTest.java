// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.FleetSum;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.ExternClasses;
import dev.meerkat.dsl.interpret.Externs;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A checksum of the user's own, in generated code and in the interpreter. */
class ExternTest {
  private static final String FLEET =
      """
      module test.fleet;
      @java("com.acme.FleetSum") extern checksum fleet : u16;
      message Report {
          device : u16;
          size   : u8 sizes data;
          check  : u16 endian little checks fleet(message, device);
          data   : bytes[..];
      }
      """;

  private final IrProgram program = compile(FLEET);
  private final CompiledDescriptions classes =
      CompiledDescriptions.of(
          program, EnumSet.of(Part.READER, Part.WRITER, Part.DUMP, Part.LAYER, Part.EDITOR));
  private final Externs externs = Externs.NONE.with("test.fleet.fleet", ExternTest::fleet);

  private static IrProgram compile(String text) {
    return new WireCompiler().compile(CompileRequest.of("fleet.wire", text)).orThrow();
  }

  private static long fleet(byte[] octets) {
    return FleetSum.finish(FleetSum.update(FleetSum.start(), octets, 0, octets.length));
  }

  @Test
  void contents_written_areWhatTheInterpreterWrites() {
    Object writer = classes.make("test.fleet.Report", "Writer");
    Random random = new Random(20261122);
    for (int i = 0; i < 200; i++) {
      byte[] data = new byte[random.nextInt(40)];
      random.nextBytes(data);
      int device = random.nextInt(0x10000);
      byte[] buffer = new byte[64];
      CompiledDescriptions.call(writer, "wrap", buffer, 3, 60);
      CompiledDescriptions.call(writer, "device", device);
      CompiledDescriptions.call(writer, "data", data, 0, data.length);
      int length = (int) CompiledDescriptions.call(writer, "finish");
      Writing expected =
          new InterpretedWriter(program, externs)
              .write(
                  "test.fleet.Report",
                  new Content.Struct(
                      Map.of(
                          "device",
                          new Content.Number(device),
                          "data",
                          new Content.Bytes(Octets.of(data)))),
                  List.of(),
                  64);
      assertArrayEquals(expected.octets().toArray(), Arrays.copyOfRange(buffer, 3, 3 + length));
    }
  }

  @Test
  void octets_read_areJudgedAsByTheInterpreter() {
    Object reader = classes.make("test.fleet.Report", "Reader");
    Random random = new Random(20261122);
    int wrong = 0;
    for (int i = 0; i < 500; i++) {
      byte[] octets = report(random.nextInt(9), random);
      if (random.nextBoolean()) {
        octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int code = (int) CompiledDescriptions.call(reader, "wrap", octets, 0, octets.length);
      Reading expected =
          new Interpreter(program)
              .read(
                  "test.fleet.Report",
                  octets,
                  0,
                  octets.length,
                  List.of(),
                  new ReadOptions(ChecksumPolicy.FAIL, externs));
      assertEquals(expected.isOk(), code == Codec.OK, expected::describe);
      wrong += Codec.kind(code) == Codec.CHECKSUM ? 1 : 0;
    }
    assertTrue(wrong > 50, "wrong checksums: " + wrong);
  }

  @Test
  void classThatIsThere_found_hasNothingToReport() {
    ExternClasses found = new ExternClasses(program, ExternTest.class.getClassLoader());
    Externs fromClasses = found.find();
    assertEquals(List.of(), found.diagnostics());
    byte[] octets = report(3, new Random(5));
    octets[0] ^= 1;
    ReadOptions options = new ReadOptions(ChecksumPolicy.FAIL, fromClasses);
    Reading reading =
        new Interpreter(program)
            .read("test.fleet.Report", octets, 0, octets.length, List.of(), options);
    assertEquals("CHECKSUM", reading.kindName());
  }

  @Test
  void classMissingOrOfAnotherShape_found_isReported() {
    assertEquals("W0216", reported(FLEET.replace("FleetSum", "NoSuchSum")));
    assertEquals(
        "W0216", reported(FLEET.replace("com.acme.FleetSum", "dev.meerkat.core.codec.Codec")));
  }

  private static String reported(String text) {
    ExternClasses found = new ExternClasses(compile(text), ExternTest.class.getClassLoader());
    found.find();
    return found.diagnostics().get(0).code().id();
  }

  private static byte[] report(int size, Random random) {
    byte[] octets = new byte[5 + size];
    random.nextBytes(octets);
    octets[2] = (byte) size;
    octets[3] = 0;
    octets[4] = 0;
    byte[] covered = Arrays.copyOf(octets, octets.length + 2);
    covered[octets.length] = octets[0];
    covered[octets.length + 1] = octets[1];
    long sum = fleet(covered);
    octets[3] = (byte) sum;
    octets[4] = (byte) (sum >>> 8);
    return octets;
  }
}
