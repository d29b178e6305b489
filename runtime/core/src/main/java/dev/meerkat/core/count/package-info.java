// SPDX-License-Identifier: Apache-2.0
/**
 * Counters, one for each value of an enumeration: what hostile bytes and full queues leave behind.
 */
package dev.meerkat.core.count;
