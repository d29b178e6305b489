// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * What an editor has changed where it lies is what a writer would write anew, checksums and all;
 * what it refuses a writer refuses too, and then nothing has changed.
 */
class EditorsTest {
  private static final int CONTENTS = 4;
  private static final List<EditedMessage> LIBRARY = messages(CompiledDescriptions.library());
  private static final List<EditedMessage> SAMPLES =
      CompiledDescriptions.samples().stream()
          .flatMap(
              p ->
                  messages(CompiledDescriptions.of(p, EnumSet.of(Part.READER, Part.EDITOR)))
                      .stream())
          .toList();

  @Property(tries = 4, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void library_anyEdits_equalWritingAnew(@ForAll long seed) {
    edit(LIBRARY, seed);
  }

  @Property(tries = 4, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void samples_anyEdits_equalWritingAnew(@ForAll long seed) {
    edit(SAMPLES, seed);
  }

  @Test
  void library_messagesThatCanBeEdited_areMany() {
    edit(LIBRARY, 7);
    long edited = LIBRARY.stream().filter(m -> m.accepted() > 0).count();
    assertTrue(edited >= 28, "messages edited: " + edited);
  }

  private static void edit(List<EditedMessage> messages, long seed) {
    Random random = new Random(seed);
    for (EditedMessage message : messages) {
      List<Content.Struct> contents = new ArrayList<>();
      List<List<Long>> arguments = new ArrayList<>();
      new Contents(message.program(), message.module(), message.struct(), seed)
          .all(
              CONTENTS,
              (content, given) -> {
                contents.add(content);
                arguments.add(given);
              });
      for (int i = 0; i < contents.size(); i++) {
        message.edit(contents.get(i), arguments.get(i), random);
      }
    }
  }

  private static List<EditedMessage> messages(CompiledDescriptions classes) {
    List<EditedMessage> messages = new ArrayList<>();
    IrProgram program = classes.program();
    for (IrModule module : program.modules()) {
      for (IrStruct struct : module.structs()) {
        if (classes.has(struct.qualifiedName(), "Editor")) {
          messages.add(new EditedMessage(classes, module, struct));
        }
      }
    }
    return messages;
  }

  private static final String ECHO =
      """
      module test.echo;
      message Echo { type : u8; code : u8 where code != 9; sum : u16 checks inet16(message); id : u16; }
      message Sum(p : inet16) { a : u16; sum : u16 checks inet16(p, message) zero 0xFFFF optional; }
      """;

  private final CompiledDescriptions echo = CompiledDescriptions.of(ECHO);

  /** RFC 1624 section 2: by the older equation this would come out as 0xFFFF, -0. */
  @Test
  void sumOfNothingButZeros_reached_isAllOnes() {
    assertArrayEquals(new byte[] {0, 0, -1, -1, 0, 0}, edited("Echo", "id", 0, 0, 0, -1, -6, 0, 5));
  }

  @Test
  void sumOfAllOnes_reached_isZero() {
    byte[] bytes = edited("Echo", "id", 0xFEFF, 1, 0, 0xFE, 0xFA, 0, 5);
    assertArrayEquals(new byte[] {1, 0, 0, 0, (byte) 0xFE, (byte) 0xFF}, bytes);
  }

  @Test
  void checksumNotComputed_edited_staysSo() {
    assertArrayEquals(new byte[] {0, 7, 0, 0}, edited("Sum", "a", 7, 0, 1, 0, 0));
  }

  @Test
  void valueRefused_edited_changesNothing() {
    Object reader = reader("Echo", new byte[] {0, 0, -1, -6, 0, 5});
    Object editor = echo.make("test.echo.Echo", "Editor");
    CompiledDescriptions.call(editor, "edit", reader);
    assertEquals(Codec.code(2, Codec.VALUE), CompiledDescriptions.call(editor, "code", 9));
    assertEquals(Codec.code(2, Codec.RANGE), CompiledDescriptions.call(editor, "code", 256));
    byte[] buffer = (byte[]) CompiledDescriptions.call(reader, "buffer");
    assertArrayEquals(new byte[] {0, 0, -1, -6, 0, 5}, buffer);
  }

  @Test
  void readerThatRefused_edited_isACallersMistake() {
    Object reader = echo.make("test.echo.Echo", "Reader");
    Object editor = echo.make("test.echo.Echo", "Editor");
    assertThrows(
        IllegalStateException.class, () -> CompiledDescriptions.call(editor, "edit", reader));
  }

  private Object reader(String message, byte[] bytes) {
    Object reader = echo.make("test.echo." + message, "Reader");
    Object code =
        message.equals("Sum")
            ? CompiledDescriptions.call(reader, "wrap", bytes, 0, bytes.length, 0L)
            : CompiledDescriptions.call(reader, "wrap", bytes, 0, bytes.length);
    assertEquals(Codec.OK, code);
    return reader;
  }

  private byte[] edited(String message, String field, int value, int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    Object editor = echo.make("test.echo." + message, "Editor");
    CompiledDescriptions.call(editor, "edit", reader(message, bytes));
    assertEquals(Codec.OK, CompiledDescriptions.call(editor, field, value));
    reader(message, bytes);
    return bytes;
  }
}
