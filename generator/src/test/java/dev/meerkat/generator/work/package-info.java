// SPDX-License-Identifier: Apache-2.0
/** Tests of the work on all cores. */
package dev.meerkat.generator.work;
