// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.layer;

import dev.meerkat.core.codec.FieldVisitor;

/** One message around its generated reader. Can be wrapped again and again. */
public interface Layer {
  LayerType type();

  /**
   * Validates the message at the front of a window, as if nothing were around it: parameters that
   * an outer layer hands down are 0, or not known if they are sums.
   *
   * @return {@code Codec.OK} or an error code; throws only for a window outside the array
   */
  int wrap(byte[] buffer, int offset, int length);

  /** What the last wrap answered. */
  int status();

  /** Index of the message's first octet. */
  int offset();

  /** How many octets the message takes. */
  int size();

  /** Index at which it is not valid, -1 if it is. */
  int errorOffset();

  /** {@code Codec.FAIL}, {@code NOTE} or {@code SKIP}; nothing where there is no checksum. */
  void checksumPolicy(int policy);

  /** Tells every field in wire order, or the error. */
  void tree(FieldVisitor visitor);

  /**
   * The layer inside, from the pool, wrapped with its window and arguments: valid or not, as its
   * status says. Null where there is none, or the pool has no more. Asked of a valid layer only.
   */
  Layer next(LayerPool pool);
}
