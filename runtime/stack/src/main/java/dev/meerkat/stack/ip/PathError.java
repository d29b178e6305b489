// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/** Why a packet of ours did not arrive: what ICMP says in either version. RFC 792, RFC 4443. */
public enum PathError {
  NETWORK_UNREACHABLE,
  HOST_UNREACHABLE,
  /** The host does not speak the protocol. */
  PROTOCOL_UNREACHABLE,
  /** Nobody is at the port. */
  PORT_UNREACHABLE,
  /** A link on the way takes less, and the packet was not to be cut. */
  TOO_LARGE,
  /** Somebody on the way does not allow it. */
  PROHIBITED,
  /** It went over too many hops. */
  HOPS_EXCEEDED,
  /** Not all of its pieces came in time. */
  PIECES_EXCEEDED,
  /** Its header was not understood. */
  PARAMETER_PROBLEM
}
