// SPDX-License-Identifier: Apache-2.0
/**
 * How the beginning of a {@code stream} message says where the message ends.
 *
 * <p>A plan of steps over the IR, worked out once: the check reports when there is none, the
 * generator makes a framer of it. The interpreter frames by itself, so that it can be the oracle.
 */
package dev.meerkat.dsl.frame;
