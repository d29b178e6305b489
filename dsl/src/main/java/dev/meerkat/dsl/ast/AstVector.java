// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.Octets;
import java.util.List;

/**
 * {@code vector} or {@code reject}.
 *
 * @param octets what the hex or text lines say; null when they are malformed (already reported)
 * @param error null when not given
 * @param errorAt null when not given
 */
public record AstVector(
    boolean reject,
    AstName target,
    List<AstExpr> arguments,
    String title,
    Octets octets,
    List<Expect> expects,
    List<With> withs,
    AstName error,
    AstExpr.Int errorAt,
    IrSpan span)
    implements AstDecl {

  public AstVector {
    arguments = List.copyOf(arguments);
    expects = List.copyOf(expects);
    withs = List.copyOf(withs);
  }

  /** A condition and its text. */
  public record Expect(AstExpr condition, String source) {}

  /** {@code with now = 5}: a value for a parameter by name. */
  public record With(AstName param, AstExpr value, IrSpan span) {}
}
