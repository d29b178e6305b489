// SPDX-License-Identifier: Apache-2.0
/**
 * What a fuzzer needs of a protocol: a target for each message, a JUnit test for Jazzer around it,
 * a dictionary in libFuzzer's syntax, and seeds.
 *
 * <p>A target holds the laws of package {@code laws} too; beside them it stands on the generated
 * codecs and the core alone. Its input is {@value SeedFiles#OCTETS_A_PARAMETER} octets for each
 * parameter of the message, then the message. The tests are {@code @FuzzTest}s: without a fuzzer
 * they run the seeds once, as regressions.
 */
package dev.meerkat.generator.fuzz;
