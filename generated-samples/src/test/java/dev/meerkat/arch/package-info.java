// SPDX-License-Identifier: Apache-2.0
/** Tests that hold the architecture: the arrows of docs/ARCHITECTURE.md and the house rules. */
package dev.meerkat.arch;
