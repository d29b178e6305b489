// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.http.ChunkedDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The chunked coding: the same content, status and place whole and in pieces, slices inside the
 * input, progress with every call. Input: the size of a piece less one, then the coding.
 */
public final class ChunkedDecoderTarget {
  private static final int MAX_EXTENSIONS = 64;

  private ChunkedDecoderTarget() {}

  /** One input. */
  public static void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] coding = Arrays.copyOfRange(input, 1, input.length);
    String whole = decode(coding, Math.max(1, coding.length));
    int piece = 1 + (input[0] & 0xFF);
    Claim.same(whole, decode(coding, piece), () -> "in pieces of " + piece);
    Claim.same(whole, decode(coding, 1), () -> "byte by byte");
  }

  private static String decode(byte[] coding, int piece) {
    ChunkedDecoder decoder = new ChunkedDecoder(MAX_EXTENSIONS);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int status = ChunkedDecoder.NEED_MORE;
    int at = 0;
    while (at < coding.length
        && status != ChunkedDecoder.TRAILERS
        && status != ChunkedDecoder.ERROR) {
      int length = Math.min(piece, coding.length - at);
      status = decoder.next(coding, at, length);
      int consumed = decoder.consumed();
      Claim.holds(consumed > 0 && consumed <= length, () -> "consumed " + consumed);
      if (status == ChunkedDecoder.DATA) {
        int end = decoder.dataOffset() + decoder.dataLength();
        int start = at;
        Claim.holds(
            decoder.dataLength() > 0 && decoder.dataOffset() >= start && end <= start + consumed,
            () -> "a slice outside what was consumed");
        content.write(coding, decoder.dataOffset(), decoder.dataLength());
      }
      at += consumed;
    }
    int last = status == ChunkedDecoder.DATA ? ChunkedDecoder.NEED_MORE : status;
    return last + " at " + at + ": " + content.toString(StandardCharsets.ISO_8859_1);
  }
}
