// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with every layer in it, opened as a dissector does, each beside the interpreter. The
 * input is the outermost message.
 */
public final class LayersTarget implements Target {
  private static final int DEEPEST = 64;

  private final Interpreter interpreter = WireLibrary.interpreter();
  private final String outermost;

  /** One reader a depth and message: an inner layer may be of the outer one's kind. */
  private final List<Layer> layers = new ArrayList<>();

  public LayersTarget(String outermost) {
    this.outermost = outermost;
  }

  private record Layer(int depth, String message, GeneratedReader reader) {}

  @Override
  public void accept(byte[] input) {
    GeneratedReader reader = reader(0, outermost);
    reader.wrap(input, 0, input.length);
    open(reader, interpreter.read(outermost, input), input, input.length, 0);
  }

  private void open(GeneratedReader reader, Reading reading, byte[] frame, int length, int depth) {
    reader.compare(reading, length);
    reader.dump();
    if (!reading.isOk() || depth == DEEPEST) {
      return;
    }
    Value.Struct value = (Value.Struct) reading.value();
    for (IrField field : value.type().fields()) {
      if (value.field(field.id()) instanceof Value.Case chosen && chosen.message() != null) {
        GeneratedReader inner = reader(depth + 1, chosen.message());
        String name = Codecs.accessor(field.name());
        String wrap = "wrap" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        reader.called().call(wrap, inner.called().object());
        Reading below = interpreter.open(chosen, frame, ReadOptions.DEFAULT);
        open(inner, below, frame, chosen.length(), depth + 1);
      }
    }
  }

  private GeneratedReader reader(int depth, String message) {
    int turn = depth & 1;
    for (Layer layer : layers) {
      if (layer.depth == turn && layer.message.equals(message)) {
        return layer.reader;
      }
    }
    GeneratedReader reader = new GeneratedReader(message);
    layers.add(new Layer(turn, message, reader));
    return reader;
  }
}
