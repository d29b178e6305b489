// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.maven.output.OutputPlace;

/**
 * One run of {@code pages}.
 *
 * @param inputs where descriptions are found and which are declared
 * @param output where the pages go
 * @param failOnWarnings whether a warning fails the build
 */
public record PagesRequest(Inputs inputs, OutputPlace output, boolean failOnWarnings) {}
