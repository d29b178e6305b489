// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.Partial;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains one message and the messages inside. */
public final class Explainer {
  private static final int DEEPEST = 12;

  private final Interpreter interpreter;
  private final ReadOptions options;
  private final Map<Integer, String> inside;
  private final Lines lines;
  private final Set<Integer> opened = new HashSet<>();
  private boolean sound = true;

  /**
   * Over an array of octets.
   *
   * @param inside qualified names of messages that begin at an octet of which no description tells:
   *     what stands behind a port
   */
  public Explainer(
      IrProgram program, byte[] octets, ReadOptions options, Map<Integer, String> inside) {
    this.interpreter = new Interpreter(program);
    this.options = options;
    this.inside = Map.copyOf(inside);
    this.lines = new Lines(program, octets, this::message, this::behind);
  }

  /** Whether all that was explained is valid. */
  public boolean isSound() {
    return sound;
  }

  /** Explains what a window begins with; octets behind the message are told too. */
  public List<Line> explain(String message, int offset, int length, List<Argument> arguments) {
    lines.moveTo(offset);
    opened.add(offset);
    int end = read(message, offset, length, arguments, 0);
    lines.gap(end, offset + length, 0, "behind the message");
    return new ArrayList<>(lines.all());
  }

  private void message(Value.Case chosen, int depth) {
    if (depth < DEEPEST && interpreter.program().module(moduleOf(chosen.message())).isPresent()) {
      opened.add(chosen.offset());
      int end = read(chosen.message(), chosen.offset(), chosen.length(), chosen.arguments(), depth);
      lines.gap(end, chosen.offset() + chosen.length(), depth, "behind the message");
    }
  }

  /** What a port says that these octets are; false when nobody knows. */
  private boolean behind(Value.Bytes run, int depth) {
    String message = inside.get(run.offset());
    if (message == null || run.length() == 0 || !opened.add(run.offset())) {
      return false;
    }
    int end = read(message, run.offset(), run.length(), List.of(), depth);
    lines.gap(end, run.offset() + run.length(), depth, "behind the message");
    return true;
  }

  /** Answers where the message ends, as far as it could be read. */
  private int read(String message, int offset, int length, List<Argument> arguments, int depth) {
    Reading reading = interpreter.read(message, lines.octets(), offset, length, arguments, options);
    if (reading.value() instanceof Value.Struct struct) {
      lines.struct(struct, "", depth);
      return offset + reading.size();
    } else if (reading.value() instanceof Value.Text text) {
      lines.text(text, depth);
      return offset + reading.size();
    }
    sound = false;
    List<Partial> partials =
        interpreter.partials(message, lines.octets(), offset, length, arguments, options);
    lines.broken(message, offset, length, partials, reading, depth);
    return offset + length;
  }

  private static String moduleOf(String qualifiedName) {
    return qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
  }
}
