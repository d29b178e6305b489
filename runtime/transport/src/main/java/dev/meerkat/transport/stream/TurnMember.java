// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

/** Something that takes part in a loop's turns when it, or somebody for it, asks for it. */
public abstract class TurnMember {
  boolean inIngress;
  boolean inEgress;
  boolean waiting;

  /** For subclasses. */
  protected TurnMember() {}

  /** Takes in what has come, and calls handlers. */
  protected abstract void ingress(long nowNanos);

  /** Sends what waits. */
  protected abstract void egress(long nowNanos);

  /** Whether the pool that this member waits for has a buffer. */
  protected boolean canGoOn() {
    return true;
  }
}
