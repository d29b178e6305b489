// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.RequestHead;
import dev.meerkat.http.codec.http.RequestHeadReader;

/** Which status answers a head that the generated reader has refused. */
final class HeadRefusal {
  private HeadRefusal() {}

  private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length:");

  /**
   * The status for the error of a reader: 505 for a version that is not 1.x, 414 for a target and
   * 431 for fields beyond their limits, 400 for everything else, a length beyond 63 bits included.
   */
  static int status(RequestHeadReader head) {
    int code = head.status();
    int kind = Codec.kind(code);
    if (kind == RequestHead.BAD_VERSION) {
      return HttpStatus.VERSION_NOT_SUPPORTED;
    }
    if (kind != Codec.LIMIT) {
      return HttpStatus.BAD_REQUEST;
    }
    return switch (Codec.field(code)) {
      case RequestHead.FIELD_TARGET -> HttpStatus.URI_TOO_LONG;
      case RequestHead.FIELD_HEADERS ->
          isContentLength(head) ? HttpStatus.BAD_REQUEST : HttpStatus.HEADER_FIELDS_TOO_LARGE;
      default -> HttpStatus.BAD_REQUEST;
    };
  }

  /** Whether the error is in that field; at its first octet there are too many fields instead. */
  private static boolean isContentLength(RequestHeadReader head) {
    byte[] buffer = head.buffer();
    int error = Math.min(head.offset() + head.errorOffset(), buffer.length);
    int at = error;
    while (at > head.offset() && buffer[at - 1] != '\n') {
      at--;
    }
    return at < error
        && buffer.length - at >= CONTENT_LENGTH.length
        && Ascii.matchesNoCase(buffer, at, CONTENT_LENGTH.length, CONTENT_LENGTH);
  }
}
