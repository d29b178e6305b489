// SPDX-License-Identifier: Apache-2.0
/** Devices that end in the same program: two ends of a cable. Bounded by octets. */
package dev.meerkat.link.memory;
