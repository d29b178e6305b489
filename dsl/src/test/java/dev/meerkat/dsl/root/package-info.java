// SPDX-License-Identifier: Apache-2.0
/** Tests of which messages are roots. */
package dev.meerkat.dsl.root;
