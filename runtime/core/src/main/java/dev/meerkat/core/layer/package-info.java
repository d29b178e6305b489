// SPDX-License-Identifier: Apache-2.0
/**
 * Messages as somebody sees them who knows no protocol: wrap the outermost, ask it for the next.
 *
 * <p>The generator makes a {@link dev.meerkat.core.layer.Layer} of each message that it is asked
 * to, and a table of all their {@link dev.meerkat.core.layer.LayerType}s. A dissector, a tool that
 * explains bytes or a test goes from layer to layer without a line for any protocol.
 *
 * <p>Everything here belongs to one thread. Layers are made once and used again; nothing on the
 * wire throws.
 */
package dev.meerkat.core.layer;
