// SPDX-License-Identifier: Apache-2.0
/** Fuzz targets, one for each thing that reads hostile bytes. */
package dev.meerkat.fuzz;
