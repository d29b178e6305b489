// SPDX-License-Identifier: Apache-2.0
/** Tests of the room of the same name. */
package dev.meerkat.samples.device;
