// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

/**
 * A {@code .wire} file.
 *
 * @param name what diagnostics call it: most often its path
 */
public record SourceText(String name, String text) {}
