// SPDX-License-Identifier: Apache-2.0
/** The command line: what {@code ./meerkat} starts. */
package dev.meerkat.samples.cli;
