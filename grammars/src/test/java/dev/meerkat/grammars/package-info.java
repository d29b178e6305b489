// SPDX-License-Identifier: Apache-2.0
/** Tries the library of descriptions on the interpreter: vectors, hostile bytes, coverage. */
package dev.meerkat.grammars;
