// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/**
 * A run of tag-length-value elements.
 *
 * @param tag null when missing
 * @param length null when each case sizes itself
 * @param unique null when tags may repeat
 */
public record AstTlv(
    AstName name,
    String doc,
    List<AstDecl.Param> params,
    AstItem.Field tag,
    AstItem.Field length,
    Unique unique,
    List<Case> cases,
    IrSpan span)
    implements AstDecl.Named {

  public AstTlv {
    params = List.copyOf(params);
    cases = List.copyOf(cases);
  }

  @Override
  public String kind() {
    return "tlv";
  }

  /** {@code unique except USER_PROPERTY;}. */
  public record Unique(List<AstName> except, IrSpan span) {
    public Unique {
      except = List.copyOf(except);
    }
  }

  /** How a case goes on. */
  public enum Mark {
    VALUE,
    STOP,
    SKIP,
    ERROR
  }

  /**
   * One case.
   *
   * @param tag null for the default case
   * @param name null for the default case
   * @param error the default's error, else null
   */
  public record Case(
      AstExpr.Int tag,
      AstName name,
      String doc,
      Mark mark,
      List<AstItem> items,
      AstName error,
      IrSpan span) {
    public Case {
      items = List.copyOf(items);
    }
  }
}
