// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: what {@code ./meerkat} starts.
 *
 * <p>{@link dev.meerkat.samples.cli.Main} lists the commands; each is one class. Exit codes: 0 for
 * success, 1 when the work failed (one line on standard error says why), 2 for a wrong call. What a
 * command prints goes to standard output, everything about it to standard error; a reader of the
 * output that goes away ({@code | head}) is no error.
 */
package dev.meerkat.samples.cli;
