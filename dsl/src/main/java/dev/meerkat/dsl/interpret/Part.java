// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** A value and the bit behind it. */
record Part(Value value, long end) {}
