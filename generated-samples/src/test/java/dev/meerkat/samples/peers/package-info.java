// SPDX-License-Identifier: Apache-2.0
/** The HTTP sample before clients that others wrote, and before clients that behave badly. */
package dev.meerkat.samples.peers;
