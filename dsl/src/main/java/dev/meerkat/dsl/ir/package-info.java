// SPDX-License-Identifier: Apache-2.0
/**
 * The checked, immutable meaning of a description: what every back end and the interpreter read.
 *
 * <p>Records only. References between declarations go by qualified name and are looked up in the
 * {@link dev.meerkat.dsl.ir.IrProgram}, so that recursive protocols need no cyclic objects. Inside
 * a struct, fields are numbered from 1 in declaration order with regions flattened: that number is
 * the field's identity in expressions, in error codes and in positions.
 *
 * <p>Every promise of the checks holds here: names resolve, sizes cannot leave their range, each
 * repetition has a limit, a byte-aligned type stands on a byte boundary.
 */
package dev.meerkat.dsl.ir;
