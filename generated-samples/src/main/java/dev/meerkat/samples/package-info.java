// SPDX-License-Identifier: Apache-2.0
/** Runnable samples built on generated code. */
package dev.meerkat.samples;
