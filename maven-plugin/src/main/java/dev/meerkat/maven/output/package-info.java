// SPDX-License-Identifier: Apache-2.0
/**
 * The one folder that the plugin writes to, and the manifest that says what in it is ours.
 *
 * <p>Invariants: nothing outside of the folder is written or deleted, through symbolic links
 * neither; a file is only deleted when the manifest lists it; a file whose content would not change
 * is not touched.
 */
package dev.meerkat.maven.output;
