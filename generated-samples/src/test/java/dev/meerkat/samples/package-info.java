// SPDX-License-Identifier: Apache-2.0
/** Tests that look at the whole house from the outside: goldens, samples, oracles. */
package dev.meerkat.samples;
