// SPDX-License-Identifier: Apache-2.0
/** Tests of the dissectors: what tshark shows through them is what our dump says. */
package dev.meerkat.generator.lua;
