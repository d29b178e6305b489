// SPDX-License-Identifier: Apache-2.0
/** Turns IR into Java source: readers, writers and dumps. */
package dev.meerkat.generator;
