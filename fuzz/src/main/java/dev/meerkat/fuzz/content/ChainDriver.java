// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.ChainText;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.fuzz.library.Called;
import java.io.ByteArrayOutputStream;

/** Writes a chain, as text or as octets: both mean the same. */
final class ChainDriver {
  private ChainDriver() {}

  static void chain(IrChain type, Content.Chain chain, String method, Called writer) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    boolean isClean = true;
    int octetsInAll = 0;
    for (Octets element : chain.elements()) {
      if (element.length() == 0) {
        throw new Called.Unfit(); // an empty element cannot be said in text
      }
      octetsInAll += element.length();
      isClean &= element.length() < 1 << type.element().lengthBits();
      head(type, element.length(), octets);
      octets.writeBytes(element.toArray());
    }
    head(type, 0, octets);
    if (!isClean || (octetsInAll & 1) == 0) {
      writer.call(method, ChainText.of(chain.elements()));
    } else {
      writer.call(method, octets.toByteArray(), 0, octets.size());
    }
  }

  private static void head(IrChain type, int length, ByteArrayOutputStream into) {
    long head = type.element().tag() << type.element().lengthBits() | length;
    for (int shift = (type.headBytes() - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      into.write((int) (head >>> shift));
    }
  }
}
