// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

/** What has a descriptor that can be waited for. */
public interface Pollable {
  /** The descriptor; readable when frames have come in. */
  int descriptor();
}
