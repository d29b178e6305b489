// SPDX-License-Identifier: Apache-2.0
/** Tests of a connection's life on virtual time, and of the network in memory. */
package dev.meerkat.transport.memory;
