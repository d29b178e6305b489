// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.ChunkedDecoder;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.RequestTarget;
import dev.meerkat.http.codec.http.RequestHead;
import dev.meerkat.http.codec.http.RequestHeadReader;
import dev.meerkat.http.codec.http.TrailerSection;
import dev.meerkat.http.codec.http.TrailerSectionReader;
import java.nio.charset.StandardCharsets;

/** Finds out why the engine refused a request: goes to it, and reads it once more. */
final class RequestWalk {
  private final byte[] raw;
  private final RequestHeadReader head = new RequestHeadReader();
  private final ChunkedDecoder chunks = new ChunkedDecoder(1024);
  private final TrailerSectionReader trailers = new TrailerSectionReader();
  private int at;
  private Reason bodyReason = Reason.NOTHING;

  private RequestWalk(byte[] raw) {
    this.raw = raw;
  }

  /** Why the request behind so many complete ones was refused with this status. */
  static Reason reason(byte[] raw, int complete, int status) {
    RequestWalk walk = new RequestWalk(raw);
    for (int i = 0; i < complete; i++) {
      walk.skipLineEnds();
      walk.head.reset();
      if (walk.head.parse(raw, walk.at, raw.length - walk.at) != Codec.OK) {
        throw new AssertionError("the engine took what its reader refuses, at " + walk.at);
      }
      walk.at += walk.head.size();
      walk.body();
    }
    walk.skipLineEnds();
    return walk.refused(status);
  }

  private void skipLineEnds() {
    while (at + 1 < raw.length && raw[at] == '\r' && raw[at + 1] == '\n') {
      at += 2;
    }
  }

  private Reason refused(int status) {
    String message = new String(raw, at, raw.length - at, StandardCharsets.ISO_8859_1);
    head.reset();
    int code = head.parse(raw, at, raw.length - at);
    if (code == Codec.NEED_MORE || status == HttpStatus.HEADER_FIELDS_TOO_LARGE) {
      return Reason.at(Reason.Stage.HEAD_LENGTH, "", 0, 0, message);
    }
    if (code != Codec.OK) {
      return Reason.at(
          Reason.Stage.HEAD,
          RequestHead.errorName(code),
          Codec.field(code),
          head.errorOffset(),
          message);
    }
    Reason.Stage stage = stage(status, message);
    if (stage != Reason.Stage.CHUNK) {
      return Reason.at(stage, "", 0, 0, message);
    }
    int start = at;
    at += head.size();
    body();
    return new Reason(
        bodyReason.stage(),
        bodyReason.kind(),
        0,
        bodyReason.octet(),
        bodyReason.before(),
        bodyReason.offset() - start,
        message);
  }

  private Reason.Stage stage(int status, String message) {
    if (status == HttpStatus.EXPECTATION_FAILED) {
      return Reason.Stage.EXPECTATION;
    }
    if (status == HttpStatus.CONTENT_TOO_LARGE) {
      return Reason.Stage.BODY_LENGTH;
    }
    if (head.headersTransferEncodingPresent() && !isChunked()) {
      return Reason.Stage.CODING;
    }
    RequestTarget.Form form =
        new RequestTarget(16384)
            .parse(
                raw,
                head.targetOffset(),
                head.targetLength(),
                message.startsWith("CONNECT "),
                message.startsWith("OPTIONS "));
    if (form == RequestTarget.Form.INVALID) {
      return Reason.Stage.TARGET;
    }
    return isChunked() ? Reason.Stage.CHUNK : Reason.Stage.HOST;
  }

  private boolean isChunked() {
    if (head.headersTransferEncodingCount() != 1) {
      return false;
    }
    int row = head.headersTransferEncodingIndex(0);
    String coding =
        new String(
            raw,
            head.headersValueOffset(row),
            head.headersValueLength(row),
            StandardCharsets.ISO_8859_1);
    return coding.equalsIgnoreCase("chunked");
  }

  private void body() {
    if (head.headersContentLengthPresent()) {
      at += (int) Math.min(raw.length - at, head.headersContentLength());
    } else if (isChunked()) {
      chunkedBody();
    }
  }

  private void chunkedBody() {
    chunks.reset();
    int status = ChunkedDecoder.DATA;
    while (status == ChunkedDecoder.DATA) {
      status = chunks.next(raw, at, raw.length - at);
      at += chunks.consumed();
    }
    String all = new String(raw, StandardCharsets.ISO_8859_1);
    if (status == ChunkedDecoder.ERROR) {
      bodyReason = Reason.at(Reason.Stage.CHUNK, "", 0, at - 1, all);
      return;
    }
    trailers.reset();
    int code = trailers.parse(raw, at, raw.length - at);
    if (code != Codec.OK) {
      bodyReason =
          Reason.at(
              Reason.Stage.TRAILER,
              TrailerSection.errorName(code),
              0,
              at + trailers.errorOffset(),
              all);
    } else {
      at += trailers.size();
    }
  }
}
