// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as its writer sees it: parts that are set in order, each with the literal that follows.
 *
 * @param lead the literal before the first part, or null
 */
public record WriterParts(Octets lead, List<Part> parts) {
  public WriterParts {
    parts = List.copyOf(parts);
  }

  /**
   * A token, number or lines.
   *
   * @param stage number of the part, from 0
   * @param behindLiteral whether a literal stands right before it
   * @param after the literal that follows, or null; of lines the literal that ends them comes first
   */
  public record Part(TextStep step, int stage, boolean behindLiteral, Octets after) {
    /** Whether the part can be left out: lines, and tokens that may be empty. */
    public boolean isOptional() {
      return step instanceof TextStep.Lines
          || step instanceof TextStep.Token token && token.item().min() == 0;
    }

    /** Bytes of the literal that follows. */
    public int afterLength() {
      return after == null ? 0 : after.length();
    }

    /** Whether a writer puts a space in front of the value: where blanks mean nothing. */
    public boolean isSpaced() {
      return behindLiteral
          && step instanceof TextStep.Token token
          && token.item().trim()
          && token.charset().charset().contains(' ');
    }
  }

  public static WriterParts of(List<TextStep> steps) {
    Octets lead = null;
    List<Part> parts = new ArrayList<>();
    boolean behindLiteral = false;
    for (TextStep step : steps) {
      if (step instanceof TextStep.Literal literal) {
        if (parts.isEmpty()) {
          lead = literal.octets();
        } else {
          Part last = parts.remove(parts.size() - 1);
          Octets after =
              last.after() == null
                  ? literal.octets()
                  : TextPlanner.join(last.after(), literal.octets());
          parts.add(new Part(last.step(), last.stage(), last.behindLiteral(), after));
        }
        behindLiteral = true;
      } else if (!(step instanceof TextStep.Require)) {
        Octets until = step instanceof TextStep.Lines lines ? lines.item().until() : null;
        parts.add(new Part(step, parts.size(), behindLiteral, until));
        behindLiteral = until != null;
      }
    }
    return new WriterParts(lead, parts);
  }
}
