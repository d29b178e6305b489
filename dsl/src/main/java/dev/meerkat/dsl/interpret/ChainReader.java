// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrErrorKind;
import java.util.ArrayList;
import java.util.List;

/** Reads a chain element by element, as {@link IrChain} says. Places are in bytes. */
final class ChainReader {
  private final IrChain chain;
  private final byte[] bytes;
  private final long origin;

  ChainReader(IrChain chain, byte[] bytes, long origin) {
    this.chain = chain;
    this.bytes = bytes;
    this.origin = origin;
  }

  Part read(int start, int limit) throws ReadFailure {
    List<Value.Bytes> elements = new ArrayList<>();
    int at = start;
    int end = -1;
    int decoded = 0;
    int jumps = 0;
    int lowest = start;
    while (true) {
      require(at < limit, IrErrorKind.SHORT, at);
      long tag = (bytes[at] & 0xFF) >> Byte.SIZE - chain.tagBits();
      IrChain.Jump jump = chain.jump();
      if (jump != null && tag == jump.tag()) {
        long target = origin + head(at, limit, chain.jumpBytes(), jump.targetBits());
        require(target >= 0 && target < lowest, IrErrorKind.LOOP, at);
        require(jumps < jump.maxJumps(), IrErrorKind.LIMIT, at);
        end = end < 0 ? at + chain.jumpBytes() : end;
        jumps++;
        lowest = (int) target;
        at = lowest;
      } else if (tag == chain.element().tag()) {
        int content = at + chain.headBytes();
        long length = head(at, limit, chain.headBytes(), chain.element().lengthBits());
        require(length <= limit - content, IrErrorKind.SHORT, at);
        decoded += chain.headBytes() + (int) length;
        require(decoded <= chain.maxBytes(), IrErrorKind.LIMIT, at);
        if (length == 0) {
          end = end < 0 ? content : end;
          return new Part(new Value.Chain(chain, start, end - start, elements), (long) end << 3);
        }
        elements.add(new Value.Bytes(content, (int) length));
        at = content + (int) length;
      } else {
        throw ReadFailure.named(chain.error(), at, 0);
      }
    }
  }

  /** The number behind the tag. */
  private long head(int at, int limit, int headBytes, int bits) throws ReadFailure {
    require(headBytes <= limit - at, IrErrorKind.SHORT, at);
    long head = 0;
    for (int i = 0; i < headBytes; i++) {
      head = head << Byte.SIZE | bytes[at + i] & 0xFF;
    }
    return head & (1L << bits) - 1;
  }

  private static void require(boolean condition, IrErrorKind kind, int at) throws ReadFailure {
    if (!condition) {
      throw ReadFailure.of(kind, at, 0);
    }
  }
}
