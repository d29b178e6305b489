// SPDX-License-Identifier: Apache-2.0
/**
 * Devices of Linux, through the JDK's foreign function interface: TAP and TUN, and a waiter on
 * their descriptors. Needs JDK 25 and {@code --enable-native-access}; everything else of Meerkat
 * does not.
 */
package dev.meerkat.linux;
