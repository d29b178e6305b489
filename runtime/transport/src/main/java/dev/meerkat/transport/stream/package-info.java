// SPDX-License-Identifier: Apache-2.0
/**
 * What every transport's connections share: the life of a connection, apart from what moves bytes.
 *
 * <p>{@link dev.meerkat.transport.stream.StreamLife} keeps the contract of {@link
 * dev.meerkat.transport.Connection} on top of a bare {@link
 * dev.meerkat.transport.stream.StreamSocket}: buffers, back-pressure, half close, linger, idle
 * time, contained handlers; {@link dev.meerkat.transport.stream.ContainedDatagramHandler} contains
 * those of ports. {@link dev.meerkat.transport.stream.Turns} is the list of who has something to do
 * in the next ingress and egress. For authors of transports; engines see only the contract.
 */
package dev.meerkat.transport.stream;
