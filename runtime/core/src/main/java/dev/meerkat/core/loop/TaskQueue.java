// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

/**
 * A bounded queue of tasks: any thread puts, the loop takes. A lock is enough: it is held briefly.
 */
final class TaskQueue {
  private final Runnable[] ring;
  private int first;
  private volatile int count;

  TaskQueue(int capacity) {
    ring = new Runnable[capacity];
  }

  /** Whether the queue looks empty, without the lock. */
  boolean isEmpty() {
    return count == 0;
  }

  synchronized boolean offer(Runnable task) {
    int queued = count;
    if (queued == ring.length) {
      return false;
    }
    ring[(first + queued) % ring.length] = task;
    count = queued + 1;
    return true;
  }

  /** The oldest task, or null. */
  synchronized Runnable poll() {
    if (count == 0) {
      return null;
    }
    Runnable task = ring[first];
    ring[first] = null;
    first = (first + 1) % ring.length;
    count = count - 1;
    return task;
  }
}
