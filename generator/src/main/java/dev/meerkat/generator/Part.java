// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

/** The classes that can be made of a message; each is asked for on its own. */
public enum Part {
  READER,
  WRITER,
  FRAMER,
  DUMP,
  /** For programs that go from layer to layer; stands on reader and dump. */
  LAYER,
  /**
   * Handler interface, peer and adapter of every root; stands on reader, writer and framer, and on
   * the runtime's transport.
   */
  HANDLER,
  /** The facade {@code Net} over the host's network; stands on handler. */
  HOST_NETWORK,
  /** The same over our own TCP/IP stack; not made where {@link #HOST_NETWORK} is. */
  STACK_NETWORK,
  /** Changes a message where it lies; stands on the reader. */
  EDITOR
}
