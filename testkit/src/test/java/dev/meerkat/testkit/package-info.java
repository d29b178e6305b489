// SPDX-License-Identifier: Apache-2.0
/** Tests of the test helpers. */
package dev.meerkat.testkit;
