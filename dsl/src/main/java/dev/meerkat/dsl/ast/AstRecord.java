// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/**
 * A message or a struct.
 *
 * @param max the declared limit, or null
 */
public record AstRecord(
    boolean message,
    AstName name,
    String doc,
    List<AstAnnotation> annotations,
    List<AstDecl.Param> params,
    boolean stream,
    AstExpr max,
    List<AstItem> items,
    IrSpan span)
    implements AstDecl.Named {

  public AstRecord {
    annotations = List.copyOf(annotations);
    params = List.copyOf(params);
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return message ? "message" : "struct";
  }
}
