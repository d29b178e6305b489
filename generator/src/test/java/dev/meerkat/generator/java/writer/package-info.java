// SPDX-License-Identifier: Apache-2.0
/** Generated writers, compiled and run. */
package dev.meerkat.generator.java.writer;
