// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP server beside Netty, Undertow and nginx, loaded by wrk in one run.
 *
 * <p>Each server is a process of its own on loopback and serves the same two answers; rounds are
 * interleaved, and what is compared are medians. wrk shares the machine with the server.
 */
package dev.meerkat.bench.http;
