// SPDX-License-Identifier: Apache-2.0
/**
 * The IR as text for people: for goldens, debugging and reviews of what a description means.
 *
 * <p>The same IR gives the same text. Nothing reads it back.
 */
package dev.meerkat.dsl.print;
