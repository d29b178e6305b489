// SPDX-License-Identifier: Apache-2.0
/** Time passes from deadline to deadline; switches learn. */
package dev.meerkat.link.simulation;
