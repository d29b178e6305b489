// SPDX-License-Identifier: Apache-2.0
/**
 * Lines on which frames are lost, doubled, reordered, damaged, delayed and cut off, from a seed:
 * the same seed, frames and instants give the same faults.
 */
package dev.meerkat.link.fault;
