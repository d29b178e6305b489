// SPDX-License-Identifier: Apache-2.0
/** Tests of the walk through the layers and of what is printed. */
package dev.meerkat.samples.dissect;
