// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.count;

/** What a stack counts: why something was dropped, and what became of the rest. */
public enum StackCounter {
  FRAMES_RECEIVED,
  FRAMES_SENT,
  /** The device had no room; the packet is lost. */
  DEVICE_FULL,
  /** Not for our link address. */
  FRAME_NOT_OURS,
  /** Ours, to many: the link has brought it back. */
  FRAME_CAME_BACK,
  /** Too short, or its header is wrong. */
  FRAME_MALFORMED,
  /** An EtherType that is not spoken here. */
  FRAME_UNKNOWN_TYPE,
  /** A tag of a network that we are not in. */
  FRAME_OTHER_VLAN,
  ARP_MALFORMED,
  ARP_RECEIVED,
  /** Somebody else uses our address. */
  ARP_CONFLICT,
  /** Somebody says unasked that a neighbour is elsewhere now. */
  ARP_DOUBTED,
  /** The neighbour did not answer, or the table or its queue is full. */
  NEIGHBOR_UNRESOLVED,
  IP_RECEIVED,
  IP_SENT,
  /** Header, length or checksum is wrong. */
  IP_MALFORMED,
  /** A source that nobody may have: broadcast, multicast, ours. */
  IP_BAD_SOURCE,
  /** Not for any of our addresses. */
  IP_NOT_OURS,
  /** No way to the target. */
  IP_NO_ROUTE,
  /** Larger than the way allows, and not to be cut. */
  IP_TOO_LARGE,
  IP_UNKNOWN_PROTOCOL,
  /** More extension headers than are walked through. */
  IP_TOO_MANY_HEADERS,
  /** An option that asks for the packet to be dropped by whoever does not know it. */
  IP_UNKNOWN_OPTION,
  /** A routing header that wants the packet sent on. */
  IP_SOURCE_ROUTED,
  FRAGMENTS_RECEIVED,
  FRAGMENTS_SENT,
  /** A piece that overlaps, lies beyond the largest packet, or for which there was no room. */
  FRAGMENT_DROPPED,
  REASSEMBLED,
  /** The rest of a packet did not come in time. */
  REASSEMBLY_EXPIRED,
  ICMP_RECEIVED,
  ICMP_MALFORMED,
  ICMP_ECHO_ANSWERED,
  ICMP_ERRORS_SENT,
  /** An error about a packet that was not ours, or that shows too little of it. */
  ICMP_ERROR_IGNORED,
  ICMP_ERRORS_RECEIVED,
  /** A way takes smaller packets than its first link. */
  PATH_MTU_LEARNED,
  /** Neighbour discovery from beyond the link, or against its rules. */
  ND_IGNORED,
  ND_RECEIVED,
  /** Somebody else has an IPv6 address of ours. */
  ND_DUPLICATE,
  /** Errors and answers that were not sent because too many were. */
  ICMP_LIMITED,
  GROUP_QUERIES_RECEIVED,
  /** From beyond the link, or malformed. */
  GROUP_QUERY_IGNORED,
  GROUP_REPORTS_SENT,
  UDP_RECEIVED,
  UDP_SENT,
  UDP_MALFORMED,
  /** No port is open there. */
  UDP_NO_PORT,
  /** Larger than the port takes. */
  UDP_TOO_LARGE,
  TCP_RECEIVED,
  TCP_SENT,
  TCP_MALFORMED,
  /** For no connection and no listener; answered by a reset. */
  TCP_NO_CONNECTION,
  TCP_RESETS_SENT,
  /** A SYN for which there was no room. */
  TCP_BACKLOG_FULL,
  /** SYN answered without keeping anything. */
  TCP_COOKIES_SENT,
  /** Connections opened by what such an answer brought back. */
  TCP_COOKIES_TAKEN
}
