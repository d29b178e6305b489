// SPDX-License-Identifier: Apache-2.0
/** Tests of SLIP and PPP over lines in memory. */
package dev.meerkat.serial;
