// SPDX-License-Identifier: Apache-2.0
/**
 * Classes of names and numbers: one beside each message, struct and tlv, one for each enum and each
 * flags type. They have no state and need no other class.
 */
package dev.meerkat.generator.java.constants;
