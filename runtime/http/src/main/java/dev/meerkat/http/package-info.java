// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP/1.1 for servers: bytes and time in, bytes and deadlines out, on any connection.
 *
 * <p>{@link dev.meerkat.http.HttpServer} listens and makes one engine a connection; the engine
 * reads heads with the generated reader alone, decides framing by RFC 9112 on its strict side,
 * collects bodies up to a limit, calls the {@link dev.meerkat.http.HttpHandler}, and answers in
 * order. {@link dev.meerkat.http.Router} and {@link dev.meerkat.http.StaticFiles} are handlers like
 * any other.
 *
 * <p>One thread, the loop's. Limits are named in {@link dev.meerkat.http.HttpLimits}. In the steady
 * state a request allocates nothing. Hostile bytes cost a status and a counter; no exception leaves
 * the engine.
 */
package dev.meerkat.http;
