// SPDX-License-Identifier: Apache-2.0
/**
 * Emits what stands between a protocol and a program: handler interfaces, peers with typed writers,
 * adapters over connections and datagrams, and the facade of all that a build declares.
 *
 * <p>What is emitted is thin: everything that is the same for all protocols is hand-written, in
 * {@code dev.meerkat.transport.message}. This is the only generated code that knows {@code
 * dev.meerkat.transport}.
 */
package dev.meerkat.generator.java.wiring;
