// SPDX-License-Identifier: Apache-2.0
/** Our stack against the kernel's, over TAP in a network namespace that the test makes. */
package dev.meerkat.linux;
