// SPDX-License-Identifier: Apache-2.0
/**
 * What is fuzzed: one class a target, with the entry that Jazzer calls.
 *
 * <p>A target takes any bytes and claims what must hold of them; a claim that does not hold is an
 * AssertionError. The first bytes of an input steer (checksum policy, place in the array, way of
 * cutting), the rest is what is read: so seeds are made of vectors by putting zeros in front.
 * Single-threaded; readers are kept between inputs, so that state that survives is found out.
 */
package dev.meerkat.fuzz.target;
