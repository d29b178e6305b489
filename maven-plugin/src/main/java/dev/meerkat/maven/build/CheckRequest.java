// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

/**
 * One run of {@code check}.
 *
 * @param inputs where descriptions are found and which are declared
 * @param failOnWarnings whether a warning fails the build
 */
public record CheckRequest(Inputs inputs, boolean failOnWarnings) {}
