// SPDX-License-Identifier: Apache-2.0
/** The HTTP/1.1 engine: bytes and time in, bytes and a deadline out. */
package dev.meerkat.http;
