// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.Octets;

/** Octets xored with a key that repeats itself; a key that is not there changes nothing. */
final class Masks {
  private Masks() {}

  /** What stands behind the mask; of that, what stands on the wire. */
  static Content.Bytes unmasked(Content.Bytes wire, Value key, byte[] buffer) {
    byte[] octets = wire.octets().toArray();
    apply(octets, 0, octets.length, key, buffer);
    return new Content.Bytes(Octets.of(octets));
  }

  /** Masks what was written. */
  static void apply(Frame frame) {
    for (IrField field : frame.struct().fields()) {
      if (field.mask() != 0 && frame.value(field.id()) instanceof Value.Bytes run) {
        byte[] bytes = frame.source().bytes();
        apply(bytes, run.offset(), run.length(), frame.value(field.mask()), bytes);
      }
    }
  }

  private static void apply(byte[] octets, int from, int length, Value key, byte[] buffer) {
    if (key instanceof Value.Bytes octetsOfKey) {
      for (int i = 0; i < length; i++) {
        octets[from + i] ^= buffer[octetsOfKey.offset() + i % octetsOfKey.length()];
      }
    }
  }
}
