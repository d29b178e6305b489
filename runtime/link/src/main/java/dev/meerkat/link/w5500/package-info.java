// SPDX-License-Identifier: Apache-2.0
/**
 * Ethernet over SPI: WIZnet's W5500 as a bare network card (socket 0 in MACRAW mode, with all of
 * its memory), for boards without Ethernet of their own. The chip's own TCP/IP is not used.
 *
 * <p>Register names and numbers are those of the data sheet, version 1.1.0, sections 2 to 4.
 */
package dev.meerkat.link.w5500;
