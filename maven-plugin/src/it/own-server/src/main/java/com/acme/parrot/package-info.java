// SPDX-License-Identifier: Apache-2.0
/** A server of one's own protocol over TCP and UDP: one handler, everything else is generated. */
package com.acme.parrot;
