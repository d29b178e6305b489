// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.stack.ip.PathError;
import dev.meerkat.transport.CloseReason;

/**
 * What ICMP says of a connection's segments, believed only as far as it can do no harm: RFC 5927,
 * RFC 1191, RFC 8201, RFC 1122 section 4.2.3.9. One object serves all connections of a host.
 */
final class PathErrors {
  /**
   * Takes an error that quotes a segment.
   *
   * @param seq its number: it must be underway
   * @param length of its packet
   * @param mtu what the way takes, if it was too large
   * @return whether it is believed
   */
  boolean take(TcpEndpoint endpoint, int seq, int length, PathError error, int mtu) {
    Sender sender = endpoint.sender;
    if (Seq.before(seq, sender.una()) || !Seq.before(seq, sender.max())) {
      return false;
    }
    if (error == PathError.TOO_LARGE) {
      return length > mtu && endpoint.state().isSynchronized() && cutSmaller(endpoint);
    }
    endpoint.becomeUnreachable();
    if (endpoint.state() == TcpState.SYN_SENT && isFinal(error)) {
      endpoint.fail(CloseReason.CONNECT_REFUSED);
    }
    return true;
  }

  /** Only while nothing is open: a forged one must not end a connection. RFC 5927 section 5. */
  private static boolean isFinal(PathError error) {
    return switch (error) {
      case PROTOCOL_UNREACHABLE, PORT_UNREACHABLE, PROHIBITED -> true;
      default -> false;
    };
  }

  /** Everything that is underway goes again in segments that fit; the window stays. */
  private static boolean cutSmaller(TcpEndpoint endpoint) {
    Sender sender = endpoint.sender;
    int fits = endpoint.path().segmentLimit() - TcpOptions.HEADER - endpoint.options.length();
    if (fits >= sender.segment()) {
      return false;
    }
    sender.segment(Math.max(TcpOptions.LEAST_SEGMENT - endpoint.options.length(), fits));
    sender.recovery().onCut();
    endpoint.path().wantOutput(endpoint);
    return true;
  }
}
