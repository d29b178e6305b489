// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;

/** The short bodies of the engine's own refusals, made once. */
final class ErrorPages {
  private static final byte[] FIELDS = Ascii.bytes("Content-Type: text/plain; charset=utf-8\r\n");

  private final byte[][] pages = new byte[200][];

  ErrorPages() {
    for (int i = 0; i < pages.length; i++) {
      int status = 400 + i;
      pages[i] = Ascii.bytes(status + " " + HttpStatus.reason(status) + "\n");
    }
  }

  byte[] fields() {
    return FIELDS;
  }

  byte[] content(int status) {
    return pages[status - 400];
  }
}
