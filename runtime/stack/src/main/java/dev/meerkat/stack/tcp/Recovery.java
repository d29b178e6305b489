// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * Loss recovery: what is taken to be lost, and how much is underway.
 *
 * <p>Nothing of it outlives what is underway: a connection borrows one from the {@link TcpContext}
 * when something is sent, and gives it back once everything is acknowledged.
 */
sealed interface Recovery permits DuplicateRecovery, TimedRecovery {
  /** Begins to serve a connection that has nothing underway, or nothing lost yet. */
  void begin(Sender served, boolean sackPermitted);

  /** It serves nobody any more. */
  void end();

  /** Numbers [from, to) leave now. */
  void sent(int from, int to, long nowNanos);

  /** The octet at a number leaves now as a probe of a closed window; it will leave again. */
  void probed(int seq, long nowNanos);

  /**
   * Takes what an acknowledgment says.
   *
   * @param advance numbers that it acknowledges for the first time
   * @param octets of data among them
   * @param bare whether it is nothing but an acknowledgment that has come before
   * @param echoNanos how long ago what it echoes was sent; -1 if it echoes nothing
   */
  void onAcknowledgment(
      TcpSegment s, int advance, int octets, boolean bare, long echoNanos, long nowNanos);

  /** The time to repeat has passed. */
  void onTimeout(long nowNanos);

  /** The way takes less than was sent: all of it goes again, and no loss is seen in that. */
  void onCut();
}
