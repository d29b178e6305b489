// SPDX-License-Identifier: Apache-2.0
/**
 * Contents of messages: drawn from bytes, handed to generated writers, compared with what is read
 * back.
 *
 * <p>Writers are called by name, so that every message of the library is written by the same code.
 */
package dev.meerkat.fuzz.content;
