// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrText;
import java.util.Arrays;

/** Texts with a part of them exchanged. */
final class TextPatch {
  private TextPatch() {}

  static byte[] replace(byte[] text, int offset, int length, byte[] with) {
    byte[] changed = new byte[text.length - length + with.length];
    System.arraycopy(text, 0, changed, 0, offset);
    System.arraycopy(with, 0, changed, offset, with.length);
    int rest = text.length - offset - length;
    System.arraycopy(text, offset + length, changed, offset + with.length, rest);
    return changed;
  }

  /** A run made longer by its own octets, or shorter. */
  static byte[] resize(byte[] text, int offset, int length, int wanted) {
    byte[] run = Arrays.copyOfRange(text, offset, offset + length);
    return replace(text, offset, length, ByteEdits.resized(run, wanted));
  }

  static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * Math.max(0, times)];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  /** One octet longer than a text may be, in its first token. */
  static byte[] toLength(Value.Text value, byte[] text, IrText type) {
    for (IrText.Item item : type.items()) {
      if (item instanceof IrText.Token token
          && type.maxBytes() > 0
          && type.maxBytes() < BoundaryVectors.MOST_TEXT
          && value.items().get(token.id()) instanceof Value.Bytes run
          && run.length() > 0) {
        int more = (int) type.maxBytes() + 1 - text.length;
        return more <= 0 ? text : resize(text, run.offset(), run.length(), run.length() + more);
      }
    }
    return text;
  }
}
