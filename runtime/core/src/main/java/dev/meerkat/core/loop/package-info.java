// SPDX-License-Identifier: Apache-2.0
/**
 * The event loop: one thread that waits, reads, runs tasks and timers, and writes.
 *
 * <p>One turn of {@link dev.meerkat.core.loop.EventLoop}: wait, read the clock once, ingress,
 * tasks, timers, egress. Every step does bounded work and leaves the rest to the next turn. What
 * waits and moves bytes is a {@link dev.meerkat.core.loop.Poller}: the operating system's selector,
 * a device, or a simulated network. Only {@code wakeup}, {@code submit} and {@code stop} may be
 * called from other threads. No exception of a task, timer or handler ends the loop: it is counted
 * and given to the {@link dev.meerkat.core.loop.ErrorSink}.
 */
package dev.meerkat.core.loop;
