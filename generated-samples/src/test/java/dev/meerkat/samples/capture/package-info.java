// SPDX-License-Identifier: Apache-2.0
/** Tests of captures; {@link dev.meerkat.samples.capture.CaptureFile} writes them. */
package dev.meerkat.samples.capture;
