// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.root;

import dev.meerkat.dsl.ir.IrStruct;

/**
 * What two peers say to each other.
 *
 * @param request what a server reads and a client writes
 * @param response what a server writes and a client reads; the same message if both sides speak
 *     alike
 * @param overStreams whether it goes over connections
 * @param overDatagrams whether it goes in datagrams
 */
public record Root(
    IrStruct request, IrStruct response, boolean overStreams, boolean overDatagrams) {
  /** Whether both sides read the same message. */
  public boolean isSymmetric() {
    return request.equals(response);
  }
}
