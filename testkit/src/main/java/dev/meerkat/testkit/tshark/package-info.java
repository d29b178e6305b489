// SPDX-License-Identifier: Apache-2.0
/**
 * What a generated dump tells and what tshark shows through a generated dissector, in the same
 * words, so that they can be compared one by one.
 */
package dev.meerkat.testkit.tshark;
