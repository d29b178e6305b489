// SPDX-License-Identifier: Apache-2.0
/**
 * Where descriptions are found: the project's own folder, folders and jars of its class path, the
 * plugin's class path; and which of them a build has declared.
 *
 * <p>Reads only. Lists are sorted, so that the same inputs give the same order on every file
 * system.
 */
package dev.meerkat.maven.source;
