// SPDX-License-Identifier: Apache-2.0
/** Tests of the goals as a whole. */
package dev.meerkat.maven;
