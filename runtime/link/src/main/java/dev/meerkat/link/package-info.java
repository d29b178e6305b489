// SPDX-License-Identifier: Apache-2.0
/**
 * Devices: what gives and takes frames, and what stands between two of them.
 *
 * <p>{@link dev.meerkat.link.Device} is the whole contract. Devices are handed their time, their
 * seeds and their limits; they keep no thread and never wait. Frames are octets in the caller's or
 * the device's array, valid for the time of a call. Nothing here knows what a frame carries.
 */
package dev.meerkat.link;
