// SPDX-License-Identifier: Apache-2.0
/** Tests of the host's sockets over the loopback, with plain java.net sockets as peers. */
package dev.meerkat.transport.host;
