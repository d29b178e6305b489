// SPDX-License-Identifier: Apache-2.0
/** Whole networks from a seed: many hosts, faults, transfers, and what must hold at their end. */
package dev.meerkat.stack.simulation;
