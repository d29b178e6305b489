// SPDX-License-Identifier: Apache-2.0
/**
 * Random descriptions: generated code equals the interpreter on languages nobody wrote.
 *
 * <p>{@link dev.meerkat.generator.random.Draws} is a sequence of choices; a description is what the
 * choices say, so a shorter sequence with smaller choices is a simpler description. Many of them
 * are compiled in one run of the compiler and then read and written both ways by {@link
 * dev.meerkat.generator.random.Trial}. What fails is printed with its seed and its description,
 * made as small as {@link dev.meerkat.generator.random.Reduction} can.
 */
package dev.meerkat.generator.random;
