// SPDX-License-Identifier: Apache-2.0
/**
 * The operating system's sockets behind the contract, on java.nio: one selector a loop.
 *
 * <p>{@link dev.meerkat.transport.host.HostTransport} is the door. Bytes pass through one direct
 * buffer of the loop into pooled arrays, so that no array is pinned or wrapped; the selector is
 * asked through a consumer, which makes no set of keys. The only rooms of the runtime that touch
 * the system are this one and the system's clock in it.
 *
 * <p>What the JDK itself allocates in a turn is measured apart:
 * docs/adr/0011-transport-contract.md.
 */
package dev.meerkat.transport.host;
