// SPDX-License-Identifier: Apache-2.0
/** Connections, listeners and datagrams over the host's sockets. */
package dev.meerkat.transport;
