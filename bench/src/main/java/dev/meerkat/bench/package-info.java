// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the codecs and of the server beside their peers. */
package dev.meerkat.bench;
