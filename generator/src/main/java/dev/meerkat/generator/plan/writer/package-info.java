// SPDX-License-Identifier: Apache-2.0
/**
 * How a writer lays a struct out.
 *
 * <p>A struct is an alternation of runs and parts: run 0, part 0, run 1, part 1, ... A run is a
 * sequence of fields whose sizes are known; its numbers are kept in Java fields until the writer
 * finishes, so they can be set in any order. A part is anything whose size is known only when it is
 * written; parts are written in wire order, each behind the run before it.
 */
package dev.meerkat.generator.plan.writer;
