// SPDX-License-Identifier: Apache-2.0
/**
 * The steps of one goal, top to bottom: find descriptions, compare with what stands, compile,
 * generate, write.
 *
 * <p>Knows nothing of Maven, so that a test can run it on a temporary folder. A request is
 * immutable; an orchestrator keeps no state between two requests.
 */
package dev.meerkat.maven.build;
