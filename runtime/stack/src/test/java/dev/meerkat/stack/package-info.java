// SPDX-License-Identifier: Apache-2.0
/** Whole hosts against each other, on virtual time. */
package dev.meerkat.stack;
