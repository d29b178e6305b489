// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/** A named integer constant. */
public record IrConst(String qualifiedName, String doc, IrSpan span, long value)
    implements IrDeclaration {}
