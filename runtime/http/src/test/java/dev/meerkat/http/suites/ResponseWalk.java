// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.ChunkedDecoder;
import dev.meerkat.http.codec.http.ResponseHead;
import dev.meerkat.http.codec.http.ResponseHeadReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a stream of responses: heads by the generated reader, bodies by RFC 9112 section 6.3. */
final class ResponseWalk {
  private final byte[] raw;
  private final boolean headsOnly;
  private final boolean ends;
  private final ResponseHeadReader head = new ResponseHeadReader();
  private final List<Message> messages = new ArrayList<>();
  private Reason reason = Reason.NOTHING;
  private int at;

  /**
   * A stream.
   *
   * @param headsOnly whether the first head is all there is
   * @param ends whether the connection is closed behind the last octet
   */
  ResponseWalk(byte[] raw, boolean headsOnly, boolean ends) {
    this.raw = raw;
    this.headsOnly = headsOnly;
    this.ends = ends;
  }

  Reason reason() {
    return reason;
  }

  Outcome run() {
    Verdict verdict = raw.length == 0 ? Verdict.INCOMPLETE : Verdict.ACCEPT;
    while (verdict == Verdict.ACCEPT && at < raw.length) {
      verdict = response();
      if (verdict == Verdict.ACCEPT && closes()) {
        at = raw.length; // RFC 9112 section 9.6: what comes behind it is ignored
      }
    }
    return new Outcome(verdict, List.copyOf(messages), 0, false);
  }

  private Verdict response() {
    while (at + 1 < raw.length && raw[at] == '\r' && raw[at + 1] == '\n' && !messages.isEmpty()) {
      at += 2; // what a server sent too much behind a body
    }
    head.reset();
    int code = head.parse(raw, at, raw.length - at);
    if (code == Codec.NEED_MORE) {
      return Verdict.INCOMPLETE;
    }
    if (code != Codec.OK) {
      reason =
          Reason.at(
              Reason.Stage.HEAD,
              ResponseHead.errorName(code),
              Codec.field(code),
              head.errorOffset(),
              latin1(at, raw.length - at));
      return Verdict.REJECT;
    }
    at += head.size();
    if (headsOnly) {
      add("");
      at = raw.length;
      return Verdict.ACCEPT;
    }
    return body();
  }

  private boolean closes() {
    boolean close = false;
    for (int i = 0; i < head.headersConnectionCount(); i++) {
      int row = head.headersConnectionIndex(i);
      String value = latin1(head.headersValueOffset(row), head.headersValueLength(row));
      close |= ("," + value.replaceAll("[ \t]", "") + ",").contains(",close,");
    }
    return close;
  }

  private Verdict body() {
    int status = head.statusField();
    if (status < 200 || status == 204 || status == 304) {
      add("");
      at = status == 101 ? raw.length : at;
      return Verdict.ACCEPT;
    }
    if (head.headersTransferEncodingPresent()) {
      return codedBody();
    }
    long length = head.headersContentLengthPresent() ? head.headersContentLength() : -1;
    int there = raw.length - at;
    if (length < 0 ? !ends : length > there) {
      return Verdict.INCOMPLETE;
    }
    int taken = length < 0 ? there : (int) length;
    add(latin1(at, taken));
    at += taken;
    return Verdict.ACCEPT;
  }

  private Verdict codedBody() {
    int row = head.headersTransferEncodingIndex(head.headersTransferEncodingCount() - 1);
    String coding =
        latin1(head.headersValueOffset(row), head.headersValueLength(row)).toLowerCase(Locale.ROOT);
    if (!coding.equals("chunked") || head.headersTransferEncodingCount() > 1) {
      reason = Reason.at(Reason.Stage.CODING, "", 0, 0, latin1(0, raw.length));
      return Verdict.REJECT;
    }
    ChunkedDecoder chunks = new ChunkedDecoder(1024);
    StringBuilder content = new StringBuilder();
    int status = ChunkedDecoder.DATA;
    while (status == ChunkedDecoder.DATA) {
      status = chunks.next(raw, at, raw.length - at);
      if (status == ChunkedDecoder.DATA) {
        content.append(latin1(chunks.dataOffset(), chunks.dataLength()));
      }
      at += chunks.consumed();
    }
    if (status == ChunkedDecoder.ERROR) {
      reason = Reason.at(Reason.Stage.CHUNK, "", 0, at - 1, latin1(0, raw.length));
      return Verdict.REJECT;
    }
    int end = status == ChunkedDecoder.TRAILERS ? latin1(0, raw.length).indexOf("\r\n", at) : -1;
    if (end < 0) {
      return Verdict.INCOMPLETE;
    }
    at = end + 2;
    add(content.toString());
    return Verdict.ACCEPT;
  }

  private void add(String body) {
    List<Message.Field> fields = new ArrayList<>();
    for (int row = 0; row < head.headersCount(); row++) {
      fields.add(
          new Message.Field(
              latin1(head.headersNameOffset(row), head.headersNameLength(row)),
              latin1(head.headersValueOffset(row), head.headersValueLength(row))));
    }
    messages.add(
        new Message(
            String.valueOf(head.statusField()),
            latin1(head.reasonOffset(), head.reasonLength()),
            head.minor(),
            fields,
            body));
  }

  private String latin1(int offset, int length) {
    return new String(raw, offset, length, StandardCharsets.ISO_8859_1);
  }
}
