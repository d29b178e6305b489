// SPDX-License-Identifier: Apache-2.0
/**
 * Emits a layer for each message, and the table of all of them.
 *
 * <p>A layer joins a reader and a dump under one interface of core, so that a program can go
 * through messages that it was not written for.
 */
package dev.meerkat.generator.java.layer;
