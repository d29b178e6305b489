// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/** What a transport counts, beside how connections end. */
public enum TransportCounter {
  /** Connections taken in. */
  ACCEPTED,
  /** Connections that the acceptor refused. */
  ACCEPT_REFUSED,
  /** Accepts that the host could not do; a pause follows each. */
  ACCEPT_FAILED,
  /** Times that a listener stopped at its limit of connections. */
  ACCEPT_PAUSED,
  /** Connections opened to peers. */
  CONNECTED,
  /** Bytes taken in over connections. */
  BYTES_RECEIVED,
  /** Bytes sent over connections. */
  BYTES_SENT,
  /** Reads and writes put off because no buffer was free. */
  BUFFER_WAITS,
  /** Datagrams delivered. */
  DATAGRAMS_RECEIVED,
  /** Datagrams sent. */
  DATAGRAMS_SENT,
  /** Datagrams dropped because they were larger than the receive limit. */
  DATAGRAMS_TOO_LARGE,
  /** Datagrams that the network refused. */
  DATAGRAMS_LOST
}
