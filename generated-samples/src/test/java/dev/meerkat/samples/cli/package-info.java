// SPDX-License-Identifier: Apache-2.0
/** Tests of the command line: exit codes, messages, output. */
package dev.meerkat.samples.cli;
