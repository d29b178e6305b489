// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import java.util.ArrayDeque;

/**
 * Who has something to do in the next ingress and the next egress, each at most once, in order.
 *
 * <p>Who asks while ingress runs is served in the next one: so one turn is bounded by what stood in
 * line when it began.
 */
public final class Turns {
  private final ArrayDeque<TurnMember> ingress = new ArrayDeque<>();
  private final ArrayDeque<TurnMember> egress = new ArrayDeque<>();
  private final ArrayDeque<TurnMember> waiting = new ArrayDeque<>();

  public Turns() {}

  /** Puts a member in line for ingress. */
  public void wantIngress(TurnMember member) {
    if (!member.inIngress) {
      member.inIngress = true;
      ingress.add(member);
    }
  }

  /** Puts a member in line for egress. */
  public void wantEgress(TurnMember member) {
    if (!member.inEgress) {
      member.inEgress = true;
      egress.add(member);
    }
  }

  /** Puts a member in line for ingress once its pool has a buffer again. */
  public void waitForBuffer(TurnMember member) {
    if (!member.waiting) {
      member.waiting = true;
      waiting.add(member);
    }
  }

  /** Whether the loop must not wait. */
  public boolean hasWork() {
    return !ingress.isEmpty() || !egress.isEmpty();
  }

  /** Runs the ingress of at most {@code budget} members. */
  public int ingress(long nowNanos, int budget) {
    int count = Math.min(budget, ingress.size());
    for (int i = 0; i < count; i++) {
      TurnMember member = ingress.poll();
      member.inIngress = false;
      member.ingress(nowNanos);
    }
    return count;
  }

  /** Runs the egress of those in line, then looks for buffers for those that wait. */
  public int egress(long nowNanos) {
    int count = egress.size();
    for (int i = 0; i < count; i++) {
      TurnMember member = egress.poll();
      member.inEgress = false;
      member.egress(nowNanos);
    }
    for (int i = waiting.size(); i > 0; i--) {
      TurnMember member = waiting.poll();
      if (member.canGoOn()) {
        member.waiting = false;
        wantIngress(member);
      } else {
        waiting.add(member);
      }
    }
    return count;
  }
}
