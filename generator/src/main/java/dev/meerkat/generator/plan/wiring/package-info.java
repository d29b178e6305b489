// SPDX-License-Identifier: Apache-2.0
/** Decides what the classes between a protocol and its handler look like. */
package dev.meerkat.generator.plan.wiring;
