// SPDX-License-Identifier: Apache-2.0
/**
 * Decides what of a message can be changed where it lies: fields of a fixed place that nothing is
 * derived from and no layout depends on, and the checksums that follow such a change.
 */
package dev.meerkat.generator.plan.editor;
