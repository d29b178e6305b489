// SPDX-License-Identifier: Apache-2.0
/**
 * Prints the classes of text messages: resumable readers, writers, constants.
 *
 * <p>A reader is a ladder of steps. Each step first asks whether the call enters at or before it,
 * scans as far as it can, and either goes on to the next step or notes its phase, the start of the
 * step and the position reached, and answers. So each octet is scanned once however the input is
 * cut, and a head that comes whole runs straight through with everything in registers. What is rare
 * (the end of what is there, errors) is in methods of its own, so that the hot ones stay small.
 *
 * <p>The names of locals are the same everywhere: {@code in} the array, {@code start} the start of
 * the step, {@code at} the position, {@code end} the end of what is there, all absolute; {@code
 * entry} the phase at which the call enters. Fields count from the start of the message, which may
 * stand elsewhere in the next call.
 */
package dev.meerkat.generator.java.text;
