// SPDX-License-Identifier: Apache-2.0
/**
 * TCP without input or output of its own: RFC 9293 with window scaling and timestamps (RFC 7323),
 * selective acknowledgments (RFC 2018, 2883) with recovery by time (RFC 8985) or by counting (RFC
 * 6675), NewReno and CUBIC (RFC 5681, 6582, 9438), challenge acknowledgments (RFC 5961).
 *
 * <p>{@link dev.meerkat.stack.tcp.TcpEndpoint} is one connection: segments and instants go in,
 * calls of {@link dev.meerkat.stack.tcp.TcpPath} come out. Nothing is sent while a segment is
 * served. A connection holds arrays only while octets are underway or wait to be read.
 */
package dev.meerkat.stack.tcp;
