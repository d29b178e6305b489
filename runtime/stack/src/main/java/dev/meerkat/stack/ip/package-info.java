// SPDX-License-Identifier: Apache-2.0
/**
 * IPv4: what comes in is checked, put together and handed to its protocol; what goes out finds its
 * way and is cut where it must be. RFC 791, 815, 1122, 6864.
 */
package dev.meerkat.stack.ip;
