// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

import java.util.Arrays;

/**
 * Frames that are underway, the one that is due first at the top: a binary heap. Equal instants
 * come in the order in which they went in. Slots and their arrays are kept and used again.
 */
final class Flight {
  /** A frame and when it arrives. */
  static final class Slot {
    byte[] frame = {};
    int length;
    long offload;
    long dueNanos;
    private long order;

    private boolean isBefore(Slot other) {
      return dueNanos != other.dueNanos ? dueNanos < other.dueNanos : order < other.order;
    }
  }

  private final int capacity;
  private Slot[] heap = new Slot[16];
  private int size;
  private long orders;

  Flight(int capacity) {
    this.capacity = capacity;
  }

  boolean isFull() {
    return size == capacity;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The frame that is due first; there must be one. */
  Slot first() {
    return heap[0];
  }

  /** Copies a frame in; there must be room. */
  Slot add(byte[] buffer, int offset, int length, long offload, long dueNanos) {
    assert !isFull();
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, Math.min(capacity, 2 * size));
    }
    Slot slot = heap[size] == null ? new Slot() : heap[size];
    if (slot.frame.length < length) {
      slot.frame = new byte[Math.max(length, 2 * slot.frame.length)];
    }
    System.arraycopy(buffer, offset, slot.frame, 0, length);
    slot.length = length;
    slot.offload = offload;
    slot.dueNanos = dueNanos;
    slot.order = orders++;
    heap[size] = slot;
    rise(size++);
    return slot;
  }

  /** Takes the first frame out; its slot is valid until the next {@link #add}. */
  Slot poll() {
    Slot first = heap[0];
    size--;
    heap[0] = heap[size];
    heap[size] = first;
    sink(0);
    return first;
  }

  void clear() {
    size = 0;
  }

  private void rise(int from) {
    int index = from;
    while (index > 0 && heap[index].isBefore(heap[(index - 1) / 2])) {
      swap(index, (index - 1) / 2);
      index = (index - 1) / 2;
    }
  }

  private void sink(int from) {
    int index = from;
    while (true) {
      int least = index;
      for (int child = 2 * index + 1; child <= 2 * index + 2 && child < size; child++) {
        if (heap[child].isBefore(heap[least])) {
          least = child;
        }
      }
      if (least == index) {
        return;
      }
      swap(index, least);
      index = least;
    }
  }

  private void swap(int a, int b) {
    Slot kept = heap[a];
    heap[a] = heap[b];
    heap[b] = kept;
  }
}
