// SPDX-License-Identifier: Apache-2.0
/**
 * The ground floor of the runtime: what every engine needs and no protocol owns.
 *
 * <p>Nothing here knows a protocol, touches the operating system, starts a thread or reads a clock
 * by itself: time, buffers and randomness are handed in. Nothing allocates on the data path once it
 * has been constructed, and everything that could grow has a limit with a name.
 */
package dev.meerkat.core;
