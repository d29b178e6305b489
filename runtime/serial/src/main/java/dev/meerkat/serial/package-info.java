// SPDX-License-Identifier: Apache-2.0
/**
 * IP over a line of octets: SLIP (RFC 1055), and PPP in HDLC-like framing (RFC 1661, 1662) with
 * IPv4 (RFC 1332).
 *
 * <p>A {@link dev.meerkat.serial.ByteLine} is a serial port, a modem, a pipe: it gives and takes
 * octets and never waits. PPP agrees on size, escapes, magic numbers and addresses; its control
 * packets are read and written by generated codecs. There is no authentication, compression,
 * multilink or IPv6: they are rejected by the rules. Octets that make no sense cost a counter.
 */
package dev.meerkat.serial;
