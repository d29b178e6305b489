// SPDX-License-Identifier: Apache-2.0
/** Tests of traces. */
package dev.meerkat.link.trace;
