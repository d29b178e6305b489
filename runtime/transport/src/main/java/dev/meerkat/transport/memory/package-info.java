// SPDX-License-Identifier: Apache-2.0
/**
 * A network inside one program, on virtual time: for tests, fuzzing and simulation.
 *
 * <p>{@link dev.meerkat.transport.memory.MemoryTransport} keeps the whole contract of {@link
 * dev.meerkat.transport.Transport} without the operating system. Time stands still until it is
 * moved; the same calls give the same outcome, always. A {@link
 * dev.meerkat.transport.memory.MemoryPeer} is the far end of a connection that a test moves by
 * hand: it sends byte by byte, reads slowly, ends half, or breaks off.
 */
package dev.meerkat.transport.memory;
