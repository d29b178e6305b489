// SPDX-License-Identifier: Apache-2.0
/**
 * Work on all cores whose result does not show it: the order of results, and which mistake is told,
 * are those of a loop. It knows nothing of descriptions.
 */
package dev.meerkat.generator.work;
