// SPDX-License-Identifier: Apache-2.0
/**
 * TCP/IP of our own, on any {@link dev.meerkat.link.Device}, behind the contract of {@link
 * dev.meerkat.transport.Transport}. {@link dev.meerkat.stack.NetworkStack} is the door; packets are
 * read and written by generated codecs.
 */
package dev.meerkat.stack;
