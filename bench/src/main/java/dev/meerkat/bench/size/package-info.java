// SPDX-License-Identifier: Apache-2.0
/**
 * What generated code weighs: bytes of class files and of bytecode, a message and a direction.
 *
 * <p>Class files are read as the Java Virtual Machine Specification, chapter 4, describes them;
 * only the lengths of the Code attributes matter here.
 */
package dev.meerkat.bench.size;
