// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes bytes by walking the IR: slow, simple, and right; the oracle for generated code.
 *
 * <p>{@link dev.meerkat.dsl.interpret.Interpreter} is the way in. What it agrees on with generated
 * readers is written at {@link dev.meerkat.dsl.ir.IrStruct} and {@link dev.meerkat.dsl.ir.IrText}.
 * It is total: for every run of bytes there is a {@link dev.meerkat.dsl.interpret.Reading}, never
 * an exception. {@link dev.meerkat.dsl.interpret.VectorRunner} tries the vectors and rejects of a
 * module on it.
 *
 * <p>Inside, a failure travels as an exception from where it is found to the field of the outermost
 * struct that it belongs to; that is the only thing here that is unlike generated code. Positions
 * are counted in bits, from the start of the array.
 */
package dev.meerkat.dsl.interpret;
