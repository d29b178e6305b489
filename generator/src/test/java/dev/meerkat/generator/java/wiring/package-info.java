// SPDX-License-Identifier: Apache-2.0
/** Tests of the classes between a protocol and a program. */
package dev.meerkat.generator.java.wiring;
