// SPDX-License-Identifier: Apache-2.0
/** The laws hold for every message, and say which are canonical. */
package dev.meerkat.generator.laws;
