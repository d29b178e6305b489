// SPDX-License-Identifier: Apache-2.0
/**
 * Lays out descriptions: indentation, spaces, blank lines. Works on tokens, so that a file with
 * mistakes can be laid out too; never changes a token, a comment, or where the author broke a line.
 */
package dev.meerkat.dsl.format;
