// SPDX-License-Identifier: Apache-2.0
/**
 * Turns IR into Java source: the conductor and what crosses its door.
 *
 * <p>{@link dev.meerkat.generator.CodeGenerator} takes one {@link
 * dev.meerkat.generator.GenerationRequest} and gives files as text; it writes nothing. Same
 * request, same bytes: no time stamps, no paths, everything sorted. Decisions about the Java stand
 * in {@code plan}, printing in {@code java}; neither imports this room.
 */
package dev.meerkat.generator;
