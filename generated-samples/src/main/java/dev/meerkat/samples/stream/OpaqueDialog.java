// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

/** A dialog in a protocol that is not known. */
final class OpaqueDialog implements Dialog {
  @Override
  public int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    return GIVEN_UP;
  }
}
