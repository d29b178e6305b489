// SPDX-License-Identifier: Apache-2.0
/** Decisions about texts. */
package dev.meerkat.generator.plan.text;
