// SPDX-License-Identifier: Apache-2.0
/** What a change of a description breaks. */
package dev.meerkat.generator.diff;
