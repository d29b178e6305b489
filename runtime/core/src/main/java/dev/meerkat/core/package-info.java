// SPDX-License-Identifier: Apache-2.0
/** The ground floor of the runtime: what every codec and engine stands on; knows no protocol. */
package dev.meerkat.core;
