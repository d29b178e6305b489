// SPDX-License-Identifier: Apache-2.0
/**
 * Readers of structs, messages and tlvs: final flyweights that validate once and allocate nothing.
 *
 * <p>How a reader comes to be: {@link dev.meerkat.generator.java.reader.BodyEmitter} walks the
 * items in wire order and makes steps. Neighbouring fixed fields become one run with one bounds
 * check ({@code RunEmitter}); everything else is a step of its own ({@code FieldEmitter}) whose
 * content depends on the type ({@code …Content}). {@code Steps} cuts the steps into methods.
 * Accessors and state are collected on the way in a {@code ReaderClass}.
 *
 * <p>Invariants of the emitted code: every length, count, offset and choice that a later access
 * depends on is copied into a field of the reader; a failed reader forgets the buffer and looks at
 * zeros of its own, so accessors never throw for what the wire did.
 */
package dev.meerkat.generator.java.reader;
