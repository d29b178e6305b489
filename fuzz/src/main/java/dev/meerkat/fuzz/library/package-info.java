// SPDX-License-Identifier: Apache-2.0
/** The library's descriptions, compiled once: the oracle of every target that reads. */
package dev.meerkat.fuzz.library;
