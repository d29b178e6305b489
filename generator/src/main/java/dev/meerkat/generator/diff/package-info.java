// SPDX-License-Identifier: Apache-2.0
/**
 * What changed between two descriptions of a protocol: on the wire, in the generated API, and what
 * both bear.
 *
 * <p>The wire is compared twice: field by field, which finds the place; and by boundary vectors of
 * either description read by the other, which finds an example. The API is compared as generated: a
 * public signature that is gone is a break.
 */
package dev.meerkat.generator.diff;
