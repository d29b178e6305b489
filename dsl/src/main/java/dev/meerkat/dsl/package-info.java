// SPDX-License-Identifier: Apache-2.0
/** The language floor: turns the text of {@code .wire} files into checked, immutable IR. */
package dev.meerkat.dsl;
