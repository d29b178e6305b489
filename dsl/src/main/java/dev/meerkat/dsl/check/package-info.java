// SPDX-License-Identifier: Apache-2.0
/**
 * The promises of the language, one class for each concern, all listed in {@link
 * dev.meerkat.dsl.check.Checks}.
 *
 * <p>A check reads the IR for meaning and the AST for places, and changes neither. A body of which
 * parts are missing, because they were reported before, is looked at only as far as that cannot
 * cause echoes.
 */
package dev.meerkat.dsl.check;
