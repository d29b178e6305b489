// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lays out one text: merges literals, numbers phases, gives everything its place and name. */
public final class TextPlanner {
  private final IrProgram program;
  private final IrModule module;
  private final IrText text;
  private final TextNames names = new TextNames();
  private int phases;

  private TextPlanner(IrProgram program, IrText text) {
    this.program = program;
    this.module = program.moduleOf(text.qualifiedName());
    this.text = text;
  }

  public static TextPlan plan(IrProgram program, IrText text) {
    TextPlanner planner = new TextPlanner(program, text);
    List<TextStep> steps = new StepRun(planner, text, null, "", 0).steps();
    if (steps.isEmpty()) {
      throw new GenerationException(text.span() + ": a text without items");
    }
    return new TextPlan(planner.module, text, steps, planner.phase("DONE"));
  }

  /**
   * The texts of a module that get classes of the common kind: those that are no lines of another
   * text, and no body in chunks.
   */
  public static List<TextPlan> messages(GenerationContext context, IrModule module) {
    Set<String> lines = linesOfOthers(context.program());
    return context.texts(module).stream()
        .filter(text -> !lines.contains(text.qualifiedName()) && text.chunked() == null)
        .map(text -> plan(context.program(), text))
        .toList();
  }

  /** The messages that somebody wrote: those that are no parts of a body in chunks. */
  public static List<TextPlan> written(GenerationContext context, IrModule module) {
    return messages(context, module).stream().filter(plan -> !module.isPart(plan.text())).toList();
  }

  /** The bodies in chunks of a module. */
  public static List<IrText> chunked(GenerationContext context, IrModule module) {
    return context.texts(module).stream().filter(text -> text.chunked() != null).toList();
  }

  private static Set<String> linesOfOthers(IrProgram program) {
    Set<String> lines = new HashSet<>();
    for (IrModule module : program.modules()) {
      for (IrText text : module.texts()) {
        for (IrText.Item item : text.items()) {
          if (item instanceof IrText.Lines list) {
            lines.add(list.lineText());
          }
        }
      }
    }
    return lines;
  }

  CharsetPlan charset(String qualifiedName) {
    return CharsetPlan.of(program.charset(qualifiedName));
  }

  TextNames names() {
    return names;
  }

  TextStep.Phase phase(String wanted) {
    return new TextStep.Phase(names.phase(wanted), phases++);
  }

  /** Lines with their steps and, declared after them, their index. */
  TextStep.Lines lines(IrText.Lines item) {
    IrText line = program.text(item.lineText());
    String name = names.lines(item.name(), item.span());
    String constant = JavaNames.constant(item.name());
    TextStep.Phase phase = phase(constant);
    List<TextStep> steps = new StepRun(this, line, name, constant + "_", item.id()).steps();
    int stride = 2 * (int) steps.stream().filter(TextPlanner::hasPlace).count();
    if (stride == 0) {
      throw new GenerationException(item.span() + ": a line without tokens and numbers");
    }
    IndexPlan index = index(item, name, steps);
    String lineName = TextNames.ofLine(isShared(item) ? item.name() : line.simpleName());
    return new TextStep.Lines(phase, item.id(), item, name, lineName, steps, stride, index);
  }

  /** Whether other lines of this text have the same form: then each is named by its list. */
  private boolean isShared(IrText.Lines item) {
    return text.items().stream()
        .anyMatch(
            other ->
                other instanceof IrText.Lines list
                    && list.id() != item.id()
                    && list.lineText().equals(item.lineText()));
  }

  private static boolean hasPlace(TextStep step) {
    return step instanceof TextStep.Token || step instanceof TextStep.Digits;
  }

  private IndexPlan index(IrText.Lines lines, String name, List<TextStep> steps) {
    IndexPlan found = null;
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Index index && index.list().equals(lines.name())) {
        if (found != null) {
          throw new GenerationException(
              index.span() + ": a second index over " + lines.name() + " is not generated yet");
        }
        found = index(index, name, steps);
      }
    }
    return found;
  }

  private IndexPlan index(IrText.Index index, String lines, List<TextStep> steps) {
    Place key = null;
    Place value = null;
    for (TextStep step : steps) {
      if (step instanceof TextStep.Token token) {
        if (key != null && value == null) {
          value = token.place();
        }
        key = token.item().name().equals(index.key()) ? token.place() : key;
      }
    }
    if (key == null || value == null) {
      throw new GenerationException(index.span() + ": no value behind the key " + index.key());
    }
    List<IndexPlan.Slot> slots = new ArrayList<>();
    for (IrText.Slot slot : index.slots()) {
      if (slot.list() && (slot.single() || slot.digits() != null)) {
        throw new GenerationException(
            index.span() + ": the list " + slot.name() + " can neither be single nor digits");
      }
      if (slot.digits() != null) {
        DigitTypes.check(slot.digits(), index.span());
      }
      slots.add(new IndexPlan.Slot(slot, names.slot(lines, slot, index.span())));
    }
    return new IndexPlan(index, key, value, slots);
  }

  static Octets join(Octets first, Octets second) {
    byte[] joined = new byte[first.length() + second.length()];
    System.arraycopy(first.toArray(), 0, joined, 0, first.length());
    System.arraycopy(second.toArray(), 0, joined, first.length(), second.length());
    return Octets.of(joined);
  }
}
