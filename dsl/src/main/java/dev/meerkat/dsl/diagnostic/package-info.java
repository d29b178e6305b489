// SPDX-License-Identifier: Apache-2.0
/**
 * What the compiler has to say: numbered diagnostics with a place, a message and a way out.
 *
 * <p>Diagnostics are collected, never thrown, so that a file with five mistakes reports five. Each
 * {@link dev.meerkat.dsl.diagnostic.Code} is explained in {@code docs/language/diagnostics.md}.
 */
package dev.meerkat.dsl.diagnostic;
