// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.http.RequestHeadLayer;
import dev.meerkat.samples.codec.http.RequestHeadReader;
import dev.meerkat.samples.codec.http.ResponseHeadLayer;
import dev.meerkat.samples.codec.http.ResponseHeadReader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTTP/1.1: heads are messages, bodies are passed over (RFC 9112 section 6), and behind a switch of
 * protocols come frames of WebSocket or nothing that is understood.
 */
final class HttpDialog implements Dialog {
  private static final int MAX_OPEN_REQUESTS = 256;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final byte[] CHUNKED = Ascii.bytes("chunked");
  private static final byte[] WEBSOCKET = Ascii.bytes("websocket");
  private static final byte[] HEAD = Ascii.bytes("head");
  private static final byte[] CONNECT = Ascii.bytes("connect");

  /** What a request means for the body of its response. */
  private enum Asked {
    ANYTHING,
    HEAD_ALONE,
    TUNNEL
  }

  private final HttpBody[] bodies = {new HttpBody(), new HttpBody()};
  private final Deque<Asked> asked = new ArrayDeque<>();
  private Dialog upgraded;

  @Override
  public int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    int done = 0;
    while (done < length && upgraded == null) {
      HttpBody body = bodies[side];
      int step =
          body.isOpen()
              ? body.skip(buffer, offset + done, length - done)
              : head(side, buffer, offset + done, length - done, found);
      if (step == GIVEN_UP) {
        return GIVEN_UP;
      }
      done += step;
      if (step == 0) {
        return done;
      }
    }
    if (done == length) {
      return done;
    }
    int step = upgraded.feed(side, buffer, offset + done, length - done, found);
    return step == GIVEN_UP ? GIVEN_UP : done + step;
  }

  private int head(int side, byte[] buffer, int offset, int length, Messages found) {
    if (buffer[offset] == '\r' || buffer[offset] == '\n') {
      // an empty line before a request: RFC 9112 section 2.2
      return 1;
    }
    return side == CLIENT
        ? request(buffer, offset, length, found)
        : response(buffer, offset, length, found);
  }

  private int request(byte[] buffer, int offset, int length, Messages found) {
    RequestHeadLayer layer = (RequestHeadLayer) found.take(RequestHeadLayer.TYPE);
    if (layer == null) {
      return GIVEN_UP;
    }
    RequestHeadReader head = layer.reader();
    if (layer.wrap(buffer, offset, length) == Codec.NEED_MORE) {
      return 0;
    }
    if (!found.add(layer)) {
      return GIVEN_UP;
    }
    if (asked.size() < MAX_OPEN_REQUESTS) {
      asked.add(asked(head));
    }
    if (head.headersTransferEncodingCount() > 0) {
      bodies[CLIENT].chunked();
    } else if (head.headersContentLengthPresent()) {
      bodies[CLIENT].fixed(head.headersContentLength());
    }
    return head.size();
  }

  private static Asked asked(RequestHeadReader head) {
    int offset = head.methodOffset();
    int length = head.methodLength();
    if (Ascii.matchesNoCase(head.buffer(), offset, length, HEAD)) {
      return Asked.HEAD_ALONE;
    }
    boolean isConnect = Ascii.matchesNoCase(head.buffer(), offset, length, CONNECT);
    return isConnect ? Asked.TUNNEL : Asked.ANYTHING;
  }

  private int response(byte[] buffer, int offset, int length, Messages found) {
    ResponseHeadLayer layer = (ResponseHeadLayer) found.take(ResponseHeadLayer.TYPE);
    if (layer == null) {
      return GIVEN_UP;
    }
    if (layer.wrap(buffer, offset, length) == Codec.NEED_MORE) {
      return 0;
    }
    if (!found.add(layer)) {
      return GIVEN_UP;
    }
    ResponseHeadReader head = layer.reader();
    int status = head.statusField();
    if (status == SWITCHING_PROTOCOLS) {
      upgraded = isWebSocket(head) ? new WebSocketDialog() : new OpaqueDialog();
    } else if (status >= 200) {
      body(head, status, asked.isEmpty() ? Asked.ANYTHING : asked.remove());
    }
    return head.size();
  }

  /** RFC 9112 section 6.3. */
  private void body(ResponseHeadReader head, int status, Asked request) {
    if (request == Asked.TUNNEL && status < 300) {
      upgraded = new TunnelDialog();
    } else if (request == Asked.HEAD_ALONE || status == NO_CONTENT || status == NOT_MODIFIED) {
      return;
    } else if (isChunked(head)) {
      bodies[SERVER].chunked();
    } else if (head.headersContentLengthPresent()) {
      bodies[SERVER].fixed(head.headersContentLength());
    } else {
      bodies[SERVER].toTheEnd();
    }
  }

  private static boolean isChunked(ResponseHeadReader head) {
    int count = head.headersTransferEncodingCount();
    if (count == 0) {
      return false;
    }
    int row = head.headersTransferEncodingIndex(count - 1);
    int size = head.headersValueLength(row);
    int at = head.headersValueOffset(row) + size - CHUNKED.length;
    return size >= CHUNKED.length
        && Ascii.matchesNoCase(head.buffer(), at, CHUNKED.length, CHUNKED);
  }

  private static boolean isWebSocket(ResponseHeadReader head) {
    if (head.headersUpgradeCount() == 0) {
      return false;
    }
    int row = head.headersUpgradeIndex(0);
    return Ascii.matchesNoCase(
        head.buffer(), head.headersValueOffset(row), head.headersValueLength(row), WEBSOCKET);
  }
}
