// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions about text messages: the steps a reader goes, where it can stop and go on, how each set
 * of characters is scanned, which columns a table of lines has, what everything is called.
 *
 * <p>{@link dev.meerkat.generator.plan.text.TextPlanner} makes the plan; emitters only print it.
 */
package dev.meerkat.generator.plan.text;
