// SPDX-License-Identifier: Apache-2.0
/**
 * Wireshark's dissector as oracle: what {@code tshark} says about every packet of every capture is
 * held against our JSON, field by field.
 *
 * <p>Which field of ours is which of theirs stands in the descriptions ({@code @tshark}) and is
 * read from there. tshark runs with all other protocols disabled and without anything that needs
 * more than one packet (reassembly, relative numbers). What may differ, and why, is listed in
 * {@code tshark-differences.txt}; the test checks each reason and that each is needed.
 */
package dev.meerkat.samples.tshark;
