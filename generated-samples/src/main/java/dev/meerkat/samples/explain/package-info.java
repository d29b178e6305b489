// SPDX-License-Identifier: Apache-2.0
/**
 * Explains octets by a description: each range with its field, its value, what that means and where
 * it is written.
 *
 * <p>Stands on the interpreter, so that it knows protocols of which no code was generated. Slow and
 * thorough: for a person who looks at one message.
 */
package dev.meerkat.samples.explain;
