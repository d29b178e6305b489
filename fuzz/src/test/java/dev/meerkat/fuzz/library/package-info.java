// SPDX-License-Identifier: Apache-2.0
/** Tests of what targets share: the library's codecs. */
package dev.meerkat.fuzz.library;
