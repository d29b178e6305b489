// SPDX-License-Identifier: Apache-2.0
/**
 * Every decision about the Java: which declarations are wanted, what they are called, where values
 * live. Emitters only print what stands here.
 */
package dev.meerkat.generator.plan;
