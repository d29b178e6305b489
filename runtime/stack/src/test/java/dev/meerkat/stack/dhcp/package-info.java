// SPDX-License-Identifier: Apache-2.0
/** Our client of DHCP against our server. */
package dev.meerkat.stack.dhcp;
