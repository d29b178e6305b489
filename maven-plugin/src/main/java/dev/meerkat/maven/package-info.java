// SPDX-License-Identifier: Apache-2.0
/** The Maven goals: they gather parameters, call the generator and report. */
package dev.meerkat.maven;
