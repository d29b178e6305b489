// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a body in chunks and what stands behind them. */
final class ChunkedReader {
  private final IrProgram program;
  private final IrText text;
  private final IrText.Chunked chunked;
  private final byte[] bytes;
  private final int start;
  private final int end;

  ChunkedReader(IrProgram program, IrText text, byte[] bytes, int offset, int length) {
    this.program = program;
    this.text = text;
    this.chunked = text.chunked();
    this.bytes = bytes;
    this.start = offset;
    this.end = offset + length;
  }

  Value.Text read() throws ReadFailure, NeedMore {
    Map<Integer, Value> items = new HashMap<>();
    Map<String, Value.Slot> slots = new HashMap<>();
    int at;
    try {
      at = chunks(items);
    } catch (ReadFailure failure) {
      throw failure.within(chunked.id());
    }
    if (chunked.endText() != null) {
      Value.Text behind = behind(at);
      behind.items().forEach((id, value) -> items.put(id + chunked.id(), value));
      slots.putAll(behind.slots());
      at = behind.offset() + behind.length();
    }
    return new Value.Text(text, start, at - start, items, slots);
  }

  /** Returns the index behind the last chunk. */
  private int chunks(Map<Integer, Value> items) throws ReadFailure, NeedMore {
    IrText head = program.text(chunked.chunkText());
    List<Value> chunks = new ArrayList<>();
    int at = start;
    while (true) {
      Value.Text read = new TextReader(program, head, bytes, at, end - at).read();
      at += read.length();
      long size = ((Value.Number) read.items().get(chunked.sizeItem())).value();
      if (size == 0) {
        items.put(chunked.id(), new Value.Elements(start, at - start, chunks));
        return at;
      }
      chunks.add(read);
      if (size > end - at) {
        throw new NeedMore();
      }
      at = literal(at + (int) size);
    }
  }

  private int literal(int from) throws ReadFailure, NeedMore {
    int at = from;
    for (int i = 0; i < chunked.behind().length(); i++, at++) {
      if (at == end) {
        throw new NeedMore();
      }
      if ((bytes[at] & 0xFF) != chunked.behind().at(i)) {
        throw ReadFailure.of(IrErrorKind.LITERAL, at, 0);
      }
    }
    return at;
  }

  private Value.Text behind(int at) throws ReadFailure, NeedMore {
    IrText behind = program.text(chunked.endText());
    try {
      return new TextReader(program, behind, bytes, at, end - at).read();
    } catch (ReadFailure failure) {
      throw failure.within(failure.fieldId() + chunked.id());
    }
  }
}
