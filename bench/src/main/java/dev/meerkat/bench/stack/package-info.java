// SPDX-License-Identifier: Apache-2.0
/** Our own TCP/IP stack: between two hosts in memory, and what a connection weighs. */
package dev.meerkat.bench.stack;
