// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.ChunkedDecoder;
import dev.meerkat.samples.codec.http.ResponseHeadReader;
import java.nio.charset.StandardCharsets;

/** Takes what a server sent apart into responses, as a client does that believes every length. */
final class ResponseStream {
  private final byte[] octets;
  private final ResponseHeadReader head = new ResponseHeadReader();
  private int at;
  private int responses;

  ResponseStream(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Parses all.
   *
   * @param cutOff whether the last response may be incomplete
   * @return how many final responses there are
   */
  int count(boolean cutOff) {
    while (at < octets.length) {
      head.reset();
      int status = head.parse(octets, at, octets.length - at);
      if (status == Codec.NEED_MORE && cutOff) {
        return responses;
      }
      Claim.same(Codec.OK, status, () -> "response " + responses + " does not parse: " + rest());
      at += head.size();
      if (head.statusField() >= 200) {
        responses++;
        body(cutOff);
      }
    }
    return responses;
  }

  private void body(boolean cutOff) {
    if (HttpConnectionTarget.answersHead(head)
        || head.statusField() == 204
        || head.statusField() == 304) {
      return;
    }
    if (head.headersTransferEncodingPresent()) {
      chunks(cutOff);
      return;
    }
    Claim.holds(head.headersContentLengthPresent(), () -> "no framing: " + rest());
    long left = octets.length - at - head.headersContentLength();
    Claim.holds(left >= 0 || cutOff || at == octets.length, () -> "body cut short: " + rest());
    at = left < 0 ? octets.length : at + (int) head.headersContentLength();
  }

  private void chunks(boolean cutOff) {
    ChunkedDecoder decoder = new ChunkedDecoder(0);
    int status = ChunkedDecoder.NEED_MORE;
    while (at < octets.length && status < ChunkedDecoder.TRAILERS) {
      status = decoder.next(octets, at, octets.length - at);
      at += decoder.consumed();
    }
    int last = status;
    Claim.holds(cutOff || last == ChunkedDecoder.TRAILERS, () -> "chunks " + last + rest());
    at = Math.min(octets.length, at + 2);
  }

  private String rest() {
    return new String(
        octets, Math.min(at, octets.length), octets.length - at, StandardCharsets.ISO_8859_1);
  }
}
