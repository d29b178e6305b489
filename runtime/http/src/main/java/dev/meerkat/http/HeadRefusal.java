// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.RequestHead;

/** Which status answers a head that the generated reader has refused. */
final class HeadRefusal {
  private HeadRefusal() {}

  /**
   * The status for an error code of the reader: 505 for a version that is not 1.x, 414 for a target
   * and 431 for fields beyond their limits, 400 for everything else.
   */
  static int status(int code) {
    int kind = Codec.kind(code);
    if (kind == RequestHead.BAD_VERSION) {
      return HttpStatus.VERSION_NOT_SUPPORTED;
    }
    if (kind != Codec.LIMIT) {
      return HttpStatus.BAD_REQUEST;
    }
    return switch (Codec.field(code)) {
      case RequestHead.FIELD_TARGET -> HttpStatus.URI_TOO_LONG;
      case RequestHead.FIELD_HEADERS -> HttpStatus.HEADER_FIELDS_TOO_LARGE;
      default -> HttpStatus.BAD_REQUEST;
    };
  }
}
