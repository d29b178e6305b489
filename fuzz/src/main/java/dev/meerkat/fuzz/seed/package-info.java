// SPDX-License-Identifier: Apache-2.0
/**
 * What fuzzing starts from: vectors of the descriptions, and shared test data where it is there.
 */
package dev.meerkat.fuzz.seed;
