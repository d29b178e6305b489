// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.buffer.BufferPools;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.transport.TransportCounters;

/**
 * What all connections of one transport share.
 *
 * @param loop the loop that they live on
 * @param turns who has something to do
 * @param pools where their buffers come from
 * @param counters what has happened to them
 */
public record StreamContext(
    EventLoop loop, Turns turns, BufferPools pools, TransportCounters counters) {}
