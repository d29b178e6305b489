// SPDX-License-Identifier: Apache-2.0
/**
 * Emits editors: setters that change a message where it lies, keep its conditions, and bring its
 * Internet checksums up to date by what has changed (RFC 1624). What can be set is decided in
 * {@code plan.editor}.
 */
package dev.meerkat.generator.java.editor;
