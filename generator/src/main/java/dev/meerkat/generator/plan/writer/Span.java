// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

/** From a place up to another. */
public record Span(Place start, Place end) {}
