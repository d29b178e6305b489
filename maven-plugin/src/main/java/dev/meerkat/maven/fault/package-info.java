// SPDX-License-Identifier: Apache-2.0
/** What a build says when it cannot go on, one sentence a person can act on. */
package dev.meerkat.maven.fault;
