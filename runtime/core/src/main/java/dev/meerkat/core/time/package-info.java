// SPDX-License-Identifier: Apache-2.0
/**
 * Time as it is handed in, and timers on it.
 *
 * <p>Nobody here reads a clock of the system: a {@link dev.meerkat.core.time.Clock} is given, and
 * under test it is moved by hand. Instants are nanoseconds of an arbitrary origin and are compared
 * by difference only, so they may wrap. Timers belong to their owner and to one thread; the wheel
 * links them and holds no memory of its own that could grow.
 */
package dev.meerkat.core.time;
