// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses of IPv4 and IPv6 as values, read from text and written to it, without names and
 * look-ups.
 */
package dev.meerkat.core.net;
