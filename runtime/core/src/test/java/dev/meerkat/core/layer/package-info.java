// SPDX-License-Identifier: Apache-2.0
/** Tests of the pool of layers. */
package dev.meerkat.core.layer;
