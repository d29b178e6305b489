// SPDX-License-Identifier: Apache-2.0
/**
 * Which declaration a name means: the names of a module, of what it imports, and of built-in
 * things.
 *
 * <p>Imports may go in circles, as IP and TCP do. A name that could not be parsed or that was
 * reported once is known as broken, so that its uses are not reported again.
 */
package dev.meerkat.dsl.resolve;
