// SPDX-License-Identifier: Apache-2.0
/**
 * What other people's test suites expect of HTTP/1.1, against our engine and our heads.
 *
 * <p>The cases lie outside the repository, in {@code shared/data/http}. Where our verdict is not a
 * suite's, one rule of {@code rules.tsv} says why; its condition stands in {@link
 * dev.meerkat.http.suites.Rules}.
 */
package dev.meerkat.http.suites;
