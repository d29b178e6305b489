// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

/**
 * What a run has to say.
 *
 * @param outcome how it ended
 * @param sentence one sentence for the log, or for the failure
 */
public record BuildResult(BuildOutcome outcome, String sentence) {}
