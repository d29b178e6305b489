// SPDX-License-Identifier: Apache-2.0
/** A cable's ends, bare and behind faults. */
package dev.meerkat.link.memory;
