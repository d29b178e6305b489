// SPDX-License-Identifier: Apache-2.0
/** Faults come as often as they are asked for, and the same for the same seed. */
package dev.meerkat.link.fault;
