// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.fuzz.content.Draw;
import dev.meerkat.fuzz.content.Invention;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every message of the library, written by its generated writer: see {@link WriterLaws}.
 *
 * <p>Input: two bytes that choose the message, {@link Steering}, then, by the first free bit,
 * either octets of the message (what they hold is written again) or decisions of which a content is
 * made; the last byte is how much smaller a buffer is that is too small.
 */
public final class WriterTarget implements Target {
  private static final int CHOICE = 2;

  /** Of the first steering byte: a checksum cannot be written without its pseudo-header. */
  private static final byte ALL_KNOWN = ~0x20;

  private final IrProgram program = WireLibrary.program();

  /** By the hash of the name: what an input means does not change when a message is added. */
  private final TreeMap<Integer, WriterLaws> messages = new TreeMap<>();

  /** Makes the codecs of the library. */
  public WriterTarget() {
    for (IrModule module : program.modules()) {
      for (IrStruct struct : module.structs()) {
        if (struct.message()) {
          messages.put(choice(struct.qualifiedName()), new WriterLaws(program, struct));
        }
      }
    }
  }

  /** What chooses a message. */
  public static int choice(String qualifiedName) {
    int hash = qualifiedName.hashCode();
    return (hash ^ hash >>> 16) & 0xFFFF;
  }

  @Override
  public void accept(byte[] input) {
    if (input.length <= CHOICE) {
      return;
    }
    int choice = (input[0] & 0xFF) << 8 | input[1] & 0xFF;
    Map.Entry<Integer, WriterLaws> chosen = messages.ceilingEntry(choice);
    WriterLaws laws = (chosen == null ? messages.firstEntry() : chosen).getValue();
    byte[] rest = Arrays.copyOfRange(input, CHOICE, input.length);
    rest[0] &= ALL_KNOWN;
    Steering steering = Steering.of(laws.struct(), rest);
    if (steering == null) {
      return;
    }
    int less = 1 + (input[input.length - 1] & 0xFF);
    if ((steering.free() & 1) == 0) {
      byte[] octets = Arrays.copyOfRange(rest, steering.length(), rest.length);
      Content.Struct content = read(laws.struct(), octets, steering);
      if (content != null) {
        laws.check(content, steering, less);
      }
    } else {
      Draw draw = new Draw(rest, steering.length());
      laws.check(new Invention(program, draw).struct(laws.struct()), steering, less);
    }
  }

  private static Content.Struct read(IrStruct struct, byte[] octets, Steering steering) {
    Reading reading =
        WireLibrary.interpreter()
            .read(
                struct.qualifiedName(),
                octets,
                0,
                octets.length,
                steering.forInterpreter(),
                new ReadOptions(ChecksumPolicy.SKIP));
    return reading.isOk() ? (Content.Struct) Content.of(reading.value(), octets) : null;
  }
}
