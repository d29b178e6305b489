// SPDX-License-Identifier: Apache-2.0
/** Generated dumps, compiled and run over the library's vectors. */
package dev.meerkat.generator.java.dump;
