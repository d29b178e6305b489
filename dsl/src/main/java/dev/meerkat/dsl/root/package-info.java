// SPDX-License-Identifier: Apache-2.0
/**
 * Which messages of a module are roots: those that a peer is met with, over a connection or in
 * datagrams.
 *
 * <p>{@code @root(tcp, udp)} on a message says so; {@code @answers(Request)} on another says that a
 * server reads {@code Request} and writes this one. In a module where neither stands, the messages
 * marked {@code stream} are roots. What the words may say is checked in {@code RootCheck}.
 */
package dev.meerkat.dsl.root;
