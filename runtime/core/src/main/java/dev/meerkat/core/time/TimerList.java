// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/** The timers of one slot of the wheel, or those that are due: a list linked through the timers. */
final class TimerList {
  /** Index of the slot in the wheel, or -1 for the due list. */
  final int slot;

  private Timer first;
  private Timer last;

  TimerList(int slot) {
    this.slot = slot;
  }

  boolean isEmpty() {
    return first == null;
  }

  Timer first() {
    return first;
  }

  void append(Timer timer) {
    assert timer.list == null;
    timer.list = this;
    timer.previous = last;
    timer.next = null;
    if (last == null) {
      first = timer;
    } else {
      last.next = timer;
    }
    last = timer;
  }

  void remove(Timer timer) {
    assert timer.list == this;
    if (timer.previous == null) {
      first = timer.next;
    } else {
      timer.previous.next = timer.next;
    }
    if (timer.next == null) {
      last = timer.previous;
    } else {
      timer.next.previous = timer.previous;
    }
    timer.list = null;
    timer.previous = null;
    timer.next = null;
  }
}
