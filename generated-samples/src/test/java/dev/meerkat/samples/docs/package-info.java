// SPDX-License-Identifier: Apache-2.0
/** Keeps the documents true: what they show is compiled and run. */
package dev.meerkat.samples.docs;
