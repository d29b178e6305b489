// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.List;

/** Writes a chain: elements as far as no earlier chain ends with what is left, then a jump. */
final class ChainWriter {
  private final TypeWriter types;
  private final Frame frame;
  private final IrChain chain;
  private final int fieldId;

  ChainWriter(TypeWriter types, Frame frame, IrChain chain, int fieldId) {
    this.types = types;
    this.frame = frame;
    this.chain = chain;
    this.fieldId = fieldId;
  }

  Value write(List<Octets> elements, long origin) throws WriteFailure {
    check(elements);
    long start = frame.position() >> 3;
    boolean jumps = chain.jump() != null && !chain.jump().tolerated();
    ChainTable.Entry found = null;
    int written = 0;
    while (written < elements.size() && found == null) {
      found = jumps ? usable(elements.subList(written, elements.size())) : null;
      written += found == null ? 1 : 0;
    }
    for (Octets element : elements.subList(0, written)) {
      head(chain.element().tag(), chain.element().lengthBits(), element.length());
      for (int i = 0; i < element.length(); i++) {
        types.number(TypeWriter.OCTET, element.at(i), fieldId);
      }
    }
    if (found == null) {
      head(chain.element().tag(), chain.element().lengthBits(), 0);
    } else {
      head(chain.jump().tag(), chain.jump().targetBits(), found.at());
    }
    if (jumps) {
      int steps = found == null ? 0 : found.jumps() + 1;
      frame.source().chains().add(chain, elements, written, start - origin, steps);
    }
    return new Value.Bytes((int) start, (int) ((frame.position() >> 3) - start));
  }

  private void check(List<Octets> elements) throws WriteFailure {
    long size = chain.headBytes();
    for (Octets element : elements) {
      if (element.length() == 0 || element.length() >= 1L << chain.element().lengthBits()) {
        throw WriteFailure.range(fieldId);
      }
      size += chain.headBytes() + element.length();
    }
    if (size > chain.maxBytes()) {
      throw WriteFailure.range(fieldId);
    }
  }

  private ChainTable.Entry usable(List<Octets> end) {
    ChainTable.Entry found = frame.source().chains().find(chain, end);
    return found != null && found.jumps() < chain.jump().maxJumps() ? found : null;
  }

  private void head(long tag, int bits, long number) throws WriteFailure {
    types.number(new IrType.Int(chain.tagBits(), false, false), tag, fieldId);
    types.number(new IrType.Int(bits, false, false), number, fieldId);
  }
}
