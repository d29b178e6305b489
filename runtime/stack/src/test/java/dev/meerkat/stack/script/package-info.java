// SPDX-License-Identifier: Apache-2.0
/** A language of scripts in which a peer talks TCP with a host, segment by segment. */
package dev.meerkat.stack.script;
