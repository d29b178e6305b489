// SPDX-License-Identifier: Apache-2.0
/** Tests of the sample with a protocol of its own, and through it of generated adapters. */
package dev.meerkat.samples.telemetry;
