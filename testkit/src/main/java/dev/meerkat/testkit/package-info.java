// SPDX-License-Identifier: Apache-2.0
/**
 * What tests of every module share: inputs, clocks, cuts, seeds, compilers, and the probe that
 * counts allocated bytes.
 */
package dev.meerkat.testkit;
