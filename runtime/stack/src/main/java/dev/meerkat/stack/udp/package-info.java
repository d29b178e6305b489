// SPDX-License-Identifier: Apache-2.0
/**
 * UDP over both versions of IP. RFC 768. A port is handed its datagrams as they come in; nothing is
 * queued.
 */
package dev.meerkat.stack.udp;
