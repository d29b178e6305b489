// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/**
 * A value that comes from outside the bytes.
 *
 * @param type an integer, enum or struct type, or {@link IrType.PartialSum} for a pseudo-header
 */
public record IrParam(String name, IrType type, IrSpan span) {}
