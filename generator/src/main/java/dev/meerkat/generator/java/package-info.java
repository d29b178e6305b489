// SPDX-License-Identifier: Apache-2.0
/**
 * Prints Java: the contract of an emitter and what all emitters share.
 *
 * <p>Each child room makes one kind of class. Emitters decide nothing about the wire: names, types,
 * offsets and splits come from {@code plan}. Every emitter method shows the Java that it emits.
 */
package dev.meerkat.generator.java;
