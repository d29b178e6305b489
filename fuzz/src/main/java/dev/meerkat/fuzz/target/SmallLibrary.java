// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import java.util.Optional;

/**
 * A library whose every module says the same few things: what a text imports is compiled with it
 * each time, and compiling the real ones took most of it.
 */
final class SmallLibrary implements SourceLocator {
  private static final String DECLARATIONS =
      """
      default endian big;
      error BAD_PART;
      const SMALL = 4;
      enum Kind : u8 { ONE = 1, TWO = 2 }
      flags Bits : u8 { A, B, C, D, E, F, G, H }
      struct Part { kind : Kind; size : u8 where size < 9 else BAD_PART; }
      struct Pseudo { source : bytes[4]; length : u16; }
      message Inner(pseudo: inet16) {
          kind : Kind;
          bits : Bits;
          sum : u16 checks inet16(pseudo, message) zero 0xFFFF optional;
          payload : bytes[..];
      }
      """;

  @Override
  public Optional<SourceText> locate(String module) {
    return module.startsWith("net.")
        ? Optional.of(new SourceText(module + ".wire", "module " + module + ";\n" + DECLARATIONS))
        : Optional.empty();
  }
}
