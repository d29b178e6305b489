// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrText;

/** What the items of a text have in common: most of them an id and a name. */
final class TextItems {
  private TextItems() {}

  /** The id, or 0 for an item without one. */
  static int id(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      return token.id();
    }
    if (item instanceof IrText.Digits digits) {
      return digits.id();
    }
    if (item instanceof IrText.Chunked chunked) {
      return chunked.id();
    }
    return item instanceof IrText.Lines lines ? lines.id() : 0;
  }

  /** The name, or null for an item without one. */
  static String name(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      return token.name();
    }
    if (item instanceof IrText.Digits digits) {
      return digits.name();
    }
    if (item instanceof IrText.Chunked chunked) {
      return chunked.name();
    }
    return item instanceof IrText.Lines lines ? lines.name() : null;
  }
}
