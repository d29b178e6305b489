// SPDX-License-Identifier: Apache-2.0
/**
 * The default sample: an HTTP server with a page, two routes and a directory.
 *
 * <p>Read {@link dev.meerkat.samples.http.HttpServerSample} first: it is the whole server.
 */
package dev.meerkat.samples.http;
