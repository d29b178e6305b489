// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that one description gives: the back ends, and the conductor that asks them.
 *
 * <p>A back end turns one module into files and knows no other back end. The conductor sorts, and
 * refuses two texts for one path. The same program gives the same octets: no time, no machine, no
 * path of it stands in a file; lines of texts end with LF.
 */
package dev.meerkat.generator.artefact;
