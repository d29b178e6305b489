// SPDX-License-Identifier: Apache-2.0
/** One contract, every transport: what an engine may count on, whatever lies below it. */
package dev.meerkat.stack.contract;
