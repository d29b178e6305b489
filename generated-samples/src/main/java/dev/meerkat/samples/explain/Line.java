// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

/**
 * One range of octets.
 *
 * @param offset of its first octet
 * @param length octets that are shown beside it; 0 for a heading and for an error
 * @param depth how far it is indented
 * @param text name and value
 * @param note what the description says of it, or empty
 */
public record Line(int offset, int length, int depth, String text, String note) {}
