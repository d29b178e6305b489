// SPDX-License-Identifier: Apache-2.0
/** One counter for each reason for which something is dropped, and for what passes. */
package dev.meerkat.stack.count;
