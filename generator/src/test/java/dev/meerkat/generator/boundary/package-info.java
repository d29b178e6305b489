// SPDX-License-Identifier: Apache-2.0
/** Boundary vectors stand at the edges, and generated readers say what they claim. */
package dev.meerkat.generator.boundary;
