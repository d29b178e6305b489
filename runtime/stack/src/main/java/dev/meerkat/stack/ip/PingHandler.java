// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.net.IpAddress;

/** Who wants to know whether a host answers. Exactly one of the two is called for each ping. */
public interface PingHandler {
  /**
   * The host has answered.
   *
   * @param from who answered: with a group as target one of its members
   * @param sequence what {@link Pinger#ping} has returned
   * @param hopLimit hops that the answer still had
   * @param octets of data that came back
   */
  void onReply(IpAddress from, int sequence, long roundTripNanos, int hopLimit, int octets);

  /**
   * No answer will come.
   *
   * @param error what somebody on the way has said, or null if the time is over
   */
  void onFailure(IpAddress target, int sequence, PathError error);
}
