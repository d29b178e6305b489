// SPDX-License-Identifier: Apache-2.0
/** Tests of the drivers of generated codecs, with a protocol written by hand. */
package dev.meerkat.transport.message;
