// SPDX-License-Identifier: Apache-2.0
/** Tests of the room {@code build}. */
package dev.meerkat.maven.build;
