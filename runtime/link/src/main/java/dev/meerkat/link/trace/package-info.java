// SPDX-License-Identifier: Apache-2.0
/** Devices that say what passes them, a line a frame; bounded by lines and by octets a line. */
package dev.meerkat.link.trace;
