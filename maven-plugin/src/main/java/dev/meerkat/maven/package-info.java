// SPDX-License-Identifier: Apache-2.0
/**
 * The Maven goals: they gather parameters, hand one request to the build, and report what came of
 * it.
 *
 * <p>A goal decides nothing. It reads its parameters, makes one immutable request, gives it to an
 * orchestrator of {@code dev.meerkat.maven.build}, and turns the result into Maven's log, source
 * roots and exceptions. No statics that change: goals of several modules run side by side.
 */
package dev.meerkat.maven;
