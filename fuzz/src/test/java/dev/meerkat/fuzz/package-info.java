// SPDX-License-Identifier: Apache-2.0
/** Replays seeds and findings, and throws the lines of the list of hostile inputs at each layer. */
package dev.meerkat.fuzz;
