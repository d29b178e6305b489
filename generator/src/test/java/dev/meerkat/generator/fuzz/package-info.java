// SPDX-License-Identifier: Apache-2.0
/** Fuzz targets compile and hold on their seeds. */
package dev.meerkat.generator.fuzz;
