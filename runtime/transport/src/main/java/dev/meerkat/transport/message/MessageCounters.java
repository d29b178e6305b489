// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;

/** The counters of one listener, port or client: what happened, and why messages were refused. */
public final class MessageCounters {
  private static final int KINDS = 256;

  private final Counters<MessageCounter> events = new Counters<>(MessageCounter.class);
  private final long[] kinds = new long[KINDS];

  public MessageCounters() {}

  /** How often something happened. */
  public long get(MessageCounter what) {
    return events.get(what);
  }

  /** How many messages were refused with this kind of error ({@code Codec.kind} of a code). */
  public long refused(int kind) {
    return kinds[kind];
  }

  void increment(MessageCounter what) {
    events.increment(what);
  }

  void refuse(MessageCounter what, int code) {
    events.increment(what);
    kinds[Codec.kind(code)]++;
  }

  /** All that are not 0. */
  @Override
  public String toString() {
    return events.toString();
  }
}
