// SPDX-License-Identifier: Apache-2.0
/** Tests of how streams are put together and messages found in them. */
package dev.meerkat.samples.stream;
