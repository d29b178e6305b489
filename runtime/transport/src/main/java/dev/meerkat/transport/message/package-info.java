// SPDX-License-Identifier: Apache-2.0
/**
 * Drives generated codecs over connections and ports: finds messages, hands them on, sends answers.
 *
 * <p>What knows the protocol is generated: a {@link
 * dev.meerkat.transport.message.MessageDispatcher} that frames, reads and calls the user's handler,
 * and a {@link dev.meerkat.transport.message.Peer} that hands out a typed writer. What is the same
 * for all protocols stands here, once: {@link dev.meerkat.transport.message.MessageConnection} for
 * streams, {@link dev.meerkat.transport.message.MessagePort} for datagrams.
 *
 * <p><b>Invariants.</b> Nothing is allocated for a message. A message is handed up only when there
 * is room for an answer: a peer that does not take answers is not read from. A message that cannot
 * be read is a code, a counter and the end of its connection; a datagram is dropped. Every bound
 * has a name in {@link dev.meerkat.transport.message.MessageLimits}.
 *
 * <p><b>Threads.</b> As in {@code dev.meerkat.transport}: all on the loop's thread.
 */
package dev.meerkat.transport.message;
