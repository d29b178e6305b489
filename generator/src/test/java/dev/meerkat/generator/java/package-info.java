// SPDX-License-Identifier: Apache-2.0
/** What tests of all emitters share. */
package dev.meerkat.generator.java;
