// SPDX-License-Identifier: Apache-2.0
/**
 * Dissectors for Wireshark: one Lua script a module, which needs no other file.
 *
 * <p>A script is the same hand-written part for all (resources beside this package: how numbers,
 * scopes, octets, lists, tagged elements, chains and texts are read, and how a message meets
 * Wireshark), then tables and functions made from the IR. It follows the order of errors that
 * {@link dev.meerkat.dsl.ir.IrStruct} fixes, so it says what the generated readers say. It looks at
 * octets only behind a check, and repeats nothing without a limit. Runs with Lua 5.2 to 5.4.
 */
package dev.meerkat.generator.lua;
