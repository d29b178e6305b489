// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;

/**
 * How one text is read and written.
 *
 * @param steps what is read, in order; their phases count from 0 through lines and steps of lines
 * @param done the phase behind all of them
 */
public record TextPlan(IrModule module, IrText text, List<TextStep> steps, TextStep.Phase done) {
  public TextPlan {
    steps = List.copyOf(steps);
  }

  /** Whether a call can stop at the end of what is there and a later one go on. */
  public boolean resumable() {
    return text.stream();
  }

  public boolean isLimited() {
    return text.maxBytes() >= 0;
  }

  public List<TextStep.Lines> lines() {
    return steps.stream()
        .filter(TextStep.Lines.class::isInstance)
        .map(TextStep.Lines.class::cast)
        .toList();
  }

  /** All steps, those of lines behind their lines. */
  public List<TextStep> allSteps() {
    List<TextStep> all = new ArrayList<>();
    for (TextStep step : steps) {
      all.add(step);
      if (step instanceof TextStep.Lines lines) {
        all.addAll(lines.steps());
      }
    }
    return all;
  }

  /** Whether a {@code should} stands anywhere. */
  public boolean hasFindings() {
    return allSteps().stream()
        .flatMap(step -> step.constraints().stream())
        .anyMatch(constraint -> constraint.should());
  }

  /** The phase that follows a segment. */
  public TextStep.Phase phaseBehind(List<TextStep> segment) {
    int next = steps.indexOf(segment.get(segment.size() - 1)) + 1;
    return next < steps.size() ? steps.get(next).phase() : done;
  }

  /** Runs of steps that one method reads: lines stand alone. */
  public List<List<TextStep>> segments() {
    List<List<TextStep>> segments = new ArrayList<>();
    List<TextStep> open = new ArrayList<>();
    for (TextStep step : steps) {
      if (step instanceof TextStep.Lines || open.size() == MAX_SEGMENT) {
        close(open, segments);
      }
      open.add(step);
      if (step instanceof TextStep.Lines) {
        close(open, segments);
      }
    }
    close(open, segments);
    return segments;
  }

  /** Steps in one method: keeps it far below the 8,000 bytecodes that HotSpot compiles. */
  private static final int MAX_SEGMENT = 16;

  private static void close(List<TextStep> open, List<List<TextStep>> segments) {
    if (!open.isEmpty()) {
      segments.add(List.copyOf(open));
      open.clear();
    }
  }
}
