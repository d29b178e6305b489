// SPDX-License-Identifier: Apache-2.0
/**
 * A fleet of devices and its server: a protocol of one's own, from description to running program.
 *
 * <p>The protocol is {@code src/main/wire/telemetry.wire}; its classes are generated. What is
 * written by hand is a handler for each side. Nothing is allocated for a batch or its
 * acknowledgement.
 */
package dev.meerkat.samples.telemetry;
