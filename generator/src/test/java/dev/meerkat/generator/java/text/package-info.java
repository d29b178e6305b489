// SPDX-License-Identifier: Apache-2.0
/** Generated text readers and writers, compiled and run. */
package dev.meerkat.generator.java.text;
