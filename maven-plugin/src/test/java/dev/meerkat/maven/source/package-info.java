// SPDX-License-Identifier: Apache-2.0
/** Tests of the room {@code source}. */
package dev.meerkat.maven.source;
