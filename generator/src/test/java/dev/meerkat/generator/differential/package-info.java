// SPDX-License-Identifier: Apache-2.0
/**
 * Generated readers against the interpreter, on the same bytes.
 *
 * <p>{@link dev.meerkat.generator.differential.GeneratedProgram} compiles what was generated of any
 * program; {@link dev.meerkat.generator.differential.Differential} reads bytes both ways and {@link
 * dev.meerkat.generator.differential.ValueComparison} walks the interpreter's value and asks the
 * reader's accessors, by the names that the plan gives them. Nothing here knows a protocol.
 */
package dev.meerkat.generator.differential;
