// SPDX-License-Identifier: Apache-2.0
/** Tests of captures; tshark and capinfos read what is written. */
package dev.meerkat.capture;
