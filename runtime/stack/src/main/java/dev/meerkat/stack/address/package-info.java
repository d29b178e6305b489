// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses of both versions as two longs, so that a packet's addresses need no object. An IPv4
 * address stands mapped, ::ffff:10.0.0.1 (RFC 4291 section 2.5.5.2).
 */
package dev.meerkat.stack.address;
