// SPDX-License-Identifier: Apache-2.0
/**
 * Emits the dump classes: a walk over a reader that tells a visitor every field.
 *
 * <p>A dump is a class of its own, so that a program that never prints a message never loads it. It
 * decides nothing: JSON and text come from core's visitors, and a hex viewer brings its own.
 */
package dev.meerkat.generator.java.dump;
