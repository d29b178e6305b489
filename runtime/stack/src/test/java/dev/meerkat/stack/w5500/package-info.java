// SPDX-License-Identifier: Apache-2.0
/** The W5500 as a device, against a model of the chip. */
package dev.meerkat.stack.w5500;
